import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Item, Limit } from '../../main/domain/catalogue.ts';
import { yuan } from '../../main/domain/fees.ts';
import { AsOf } from '../disclosure/AsOf.tsx';
import { GuideMaterials } from '../disclosure/GuideMaterials.tsx';
import { useText } from '../text/shell-text.ts';
import type { zh } from '../text/zh.ts';
import type { Say } from '../text.ts';

interface ItemGuideProps {
  readonly item: Item;
  readonly onStart?: (() => void) | undefined;
  /** Where an A4 printer may be: at a window. */
  readonly canPrint?: boolean;
}

/** 办事指南 of one item: what a citizen has to know before coming, from the catalogue alone. */
export function ItemGuide({ item, onStart, canPrint = false }: ItemGuideProps) {
  const { t } = useText();
  return (
    <article className="guide">
      <header className="guide-head">
        <h2 className="wrap-anywhere">{item.name}</h2>
        {onStart && (
          <Button type="primary" onClick={onStart}>
            {t('open.start')}
          </Button>
        )}
      </header>
      <AsOf of="catalogue" item={item} />
      <dl className="guide-facts">
        <Fact term={t('open.limit')}>
          {t('open.promised')} {limitWords(item.promisedLimit, t)}
          {item.legalLimit && ` · ${t('open.legal')} ${limitWords(item.legalLimit, t)}`}
        </Fact>
        <Fact term={t('open.fee')}>{item.feeItems.length === 0 ? t('open.free') : <Fees item={item} />}</Fact>
        <Fact term={t('open.result')}>{item.resultName}</Fact>
        <Fact term={t('open.implementer')}>{item.implementer.name}</Fact>
        <Fact term={t('open.consult')}>{item.consultPhone}</Fact>
        <Fact term={t('open.supervise')}>{item.supervisePhone}</Fact>
      </dl>
      <Listed title={t('open.conditions')} lines={item.acceptConditions} />
      <GuideMaterials key={item.code} item={item} canPrint={canPrint} />
      <h3>{t('open.flow')}</h3>
      <ol className="guide-flow">
        {item.flow.map((step) => (
          <li key={`${step.step}-${step.post}`}>
            <b>{step.step}</b> <span className="soft">{step.post}</span>
            {step.limit && <span className="soft"> {limitWords(step.limit, t)}</span>}
          </li>
        ))}
      </ol>
      <Listed title={t('open.notes')} lines={item.notices} />
      <Listed title={t('open.basis')} lines={item.basis} />
    </article>
  );
}

function Fees({ item }: { readonly item: Item }) {
  const { t } = useText();
  return item.feeItems.map((fee) => (
    <div key={fee.name}>
      {fee.name} {fee.amountFen === null ? t('open.feeUnknown') : `${yuan(fee.amountFen)} 元`}
      {fee.exempt && <span className="soft"> {fee.exempt}</span>}
    </div>
  ));
}

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="guide-lines">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="soft">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

export function limitWords(limit: Limit, t: Say<typeof zh>): string {
  if (limit.value === 0) return t('open.atOnce');
  return t(limit.unit === 'workday' ? 'open.workdays' : 'open.days', { count: limit.value });
}
