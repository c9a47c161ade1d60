import type { ReactNode } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { yuan } from '../../../../main/domain/fees.ts';
import { useText } from '../../../text/shell-text.ts';
import { limitWords } from '../../../widgets/ItemGuide.tsx';

/** 时限、收费、条件、结果、电话. */
export function GuideFacts({ item }: { readonly item: Item }) {
  const { t } = useText();
  return (
    <dl className="ask-facts">
      <Fact term={t('open.limit')}>
        {t('open.promised')} <b>{limitWords(item.promisedLimit, t)}</b>
        {item.legalLimit && ` · ${t('open.legal')} ${limitWords(item.legalLimit, t)}`}
      </Fact>
      <Fact term={t('open.fee')}>
        {item.feeItems.length === 0 ? (
          <b>{t('open.free')}</b>
        ) : (
          item.feeItems.map(({ name, amountFen, exempt }) => (
            <p key={name}>
              {name} {amountFen === null ? t('open.feeUnknown') : `${yuan(amountFen)} 元`} {exempt}
            </p>
          ))
        )}
      </Fact>
      {item.acceptConditions.length > 0 && <Fact term={t('open.conditions')}>{item.acceptConditions.join('；')}</Fact>}
      <Fact term={t('open.result')}>{item.resultName}</Fact>
      <Fact term={t('open.implementer')}>{item.implementer.name}</Fact>
      <Fact term={t('open.consult')}>{item.consultPhone}</Fact>
      <Fact term={t('open.supervise')}>{item.supervisePhone}</Fact>
    </dl>
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
