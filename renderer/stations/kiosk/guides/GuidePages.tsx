import './guides.css';
import { ApartmentOutlined, AuditOutlined, FieldTimeOutlined, FileTextOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { call } from '../../../bridge/client.ts';
import { AsOf } from '../../../disclosure/AsOf.tsx';
import { useText } from '../../../text/shell-text.ts';
import { limitWords } from '../../../widgets/ItemGuide.tsx';
import { Frame } from '../apply/Frame.tsx';
import { PrintButton } from '../apply/PrintButton.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { usePages } from '../asked/use-pages.tsx';
import { GuideFacts } from './GuideFacts.tsx';
import { GuideNeeds } from './GuideNeeds.tsx';
import { useGuidesText } from './guides-text.ts';

const parts = ['need', 'facts', 'flow', 'law'] as const;
type Part = (typeof parts)[number];
const icons: Readonly<Record<Part, ReactNode>> = {
  need: <FileTextOutlined aria-hidden />,
  facts: <FieldTimeOutlined aria-hidden />,
  flow: <ApartmentOutlined aria-hidden />,
  law: <AuditOutlined aria-hidden />,
};

interface GuidePagesProps {
  readonly item: Item;
  readonly isElder: boolean;
  readonly canPrint: boolean;
  readonly onBack: () => void;
}

/** 办事指南 of one item, one question of its reader a page: what to bring, how long and how much, the way, the law. */
export function GuidePages({ item, isElder, canPrint, onBack }: GuidePagesProps) {
  const { t } = useGuidesText();
  const { t: shell } = useText();
  const [part, setPart] = useState<Part | null>(null);
  const [situation, setSituation] = useState<Readonly<Record<string, string>>>({});
  const print = canPrint ? (
    <PrintButton
      label={t('print')}
      print={(jobId) =>
        call('printNeeds', {
          itemCode: item.code,
          situation: { ...situation },
          draftId: null,
          jobId,
          isLarge: isElder,
        })
      }
    />
  ) : (
    <span className="soft">{t('noPrinter')}</span>
  );
  const back = () => setPart(null);
  switch (part) {
    case null:
      return (
        <Frame page="guide" title={item.name} onBack={onBack} extra={print}>
          <AsOf of="catalogue" item={item} />
          <BigChoices
            choices={parts.map((key) => ({
              key,
              label: t(`part.${key}`),
              hint: t(`partHint.${key}`),
              icon: icons[key],
            }))}
            onChoose={(key) => setPart(parts.find((one) => one === key) ?? null)}
          />
        </Frame>
      );
    case 'need':
      return <GuideNeeds item={item} situation={situation} onSituation={setSituation} print={print} onBack={back} />;
    case 'facts':
      return (
        <Frame page="guide-facts" progress={item.name} title={t('part.facts')} onBack={back}>
          <GuideFacts item={item} />
        </Frame>
      );
    case 'flow':
      return (
        <Frame page="guide-flow" progress={item.name} title={t('part.flow')} onBack={back}>
          <Lines
            lines={item.flow.map(({ step, post, limit }, at) => ({
              key: `${at}`,
              head: `${at + 1} ${step}`,
              text: [post, limit ? limitWords(limit, shell) : ''].filter((word) => word !== '').join(' · '),
            }))}
          />
        </Frame>
      );
    case 'law':
      return (
        <Frame page="guide-law" progress={item.name} title={t('part.law')} onBack={back}>
          <Lines lines={[...item.notices, ...item.basis].map((text, at) => ({ key: `${at}`, head: '', text }))} />
        </Frame>
      );
  }
}

interface LinesProps {
  readonly lines: readonly { readonly key: string; readonly head: string; readonly text: string }[];
}

function Lines({ lines }: LinesProps) {
  const { t } = useGuidesText();
  const { shown, pager } = usePages(lines);
  if (lines.length === 0) return <p className="soft">{t('nothing')}</p>;
  return (
    <>
      <ul className="guide-page-lines">
        {shown.map(({ key, head, text }) => (
          <li key={key} className="sheet wrap-anywhere">
            {head && <b>{head}</b>} {text}
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
