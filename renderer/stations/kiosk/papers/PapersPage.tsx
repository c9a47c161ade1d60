import { FileDoneOutlined, FormOutlined, PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { FiledPage } from '../apply/FiledPage.tsx';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { usePapersText } from './papers-text.ts';

interface PapersPageProps {
  readonly isElder: boolean;
  readonly canPrint: boolean;
  /** On a draft that was kept, or anew. */
  readonly onApply: (draft: Draft | null) => void;
  readonly onBack: () => void;
  readonly onFinish: () => void;
}

/** 我的材料·预审: what was handed in for pre-check, what was left half filled in, and a new one. */
export function PapersPage({ isElder, canPrint, onApply, onBack, onFinish }: PapersPageProps) {
  const { t, language } = usePapersText();
  const filings = useCall('kioskFilings', {});
  const drafts = useCall('kioskDrafts', {});
  const [shown, setShown] = useState<string | null>(null);
  const failure = filings.failure ?? drafts.failure;
  if (failure) return <FailureAlert failure={failure} audience="citizen" />;
  if (!filings.value || !drafts.value) return <Waiting />;
  const filing = filings.value.find(({ caseNumber }) => caseNumber === shown);
  if (filing) {
    return (
      <FiledPage
        filing={filing}
        isElder={isElder}
        canPrint={canPrint}
        onFinish={onFinish}
        onBack={() => setShown(null)}
      />
    );
  }
  const kept = drafts.value;
  return (
    <Frame title={t('title')} onBack={onBack}>
      <BigChoices
        choices={[
          { key: 'new', label: t('start'), hint: t('startHint'), icon: <PlusOutlined aria-hidden /> },
          ...kept.map(({ id, itemName }) => ({
            key: id,
            label: itemName,
            hint: t('draft'),
            icon: <FormOutlined aria-hidden />,
          })),
          ...filings.value.map(({ caseNumber, itemName, expiresAt }) => ({
            key: caseNumber,
            label: itemName,
            hint: `${t('filed', { number: caseNumber })} · ${t('until', { date: dayWords(shanghaiDate(expiresAt), language) })}`,
            icon: <FileDoneOutlined aria-hidden />,
          })),
        ]}
        onChoose={(key) => {
          const draft = kept.find(({ id }) => id === key);
          if (draft) onApply(draft);
          else if (key === 'new') onApply(null);
          else setShown(key);
        }}
      />
    </Frame>
  );
}
