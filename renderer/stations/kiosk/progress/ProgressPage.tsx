import { Alert } from 'antd';
import { useState } from 'react';
import { caseStateNames } from '../../../../main/domain/case/states.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import type { KioskCitizen } from '../../../../preload/contract-kiosk.ts';
import { useCall, useTopic } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { WhereaboutsTag } from '../../../widgets/WhereaboutsTag.tsx';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { MatterPage } from './MatterPage.tsx';
import { useProgressText } from './progress-text.ts';

interface ProgressPageProps {
  readonly citizen: KioskCitizen;
  /** null: no receipt can be printed, and `printerTrouble` says why. */
  readonly printer: string | null;
  readonly printerTrouble: string | null;
  readonly isElder: boolean;
  readonly onBack: () => void;
}

/** 查进度·补打: the visitor's own matters, one of them at a time. */
export function ProgressPage({ citizen, printer, printerTrouble, isElder, onBack }: ProgressPageProps) {
  const { t, pick, language } = useProgressText();
  const asked = useCall('kioskMatters', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const sync = useTopic('sync', 'syncState');
  const { value, failure, again } = asked;
  const [told, setTold] = useState(sync);
  // What the county said meanwhile is shown without a touch.
  if (sync !== told) {
    setTold(sync);
    again();
  }
  if (failure) return <FailureAlert failure={failure} audience="citizen" onAgain={again} />;
  if (value === null) return <Waiting />;
  const { matters, isWhole } = value;
  const only = citizen.kind === 'receipt' ? matters[0] : undefined;
  const matter = only ?? matters.find(({ applicationId }) => applicationId === chosen);
  if (matter) {
    return (
      <MatterPage
        matter={matter}
        printer={printer}
        printerTrouble={printerTrouble}
        isElder={isElder}
        onBack={() => (only ? onBack() : setChosen(null))}
      />
    );
  }
  const title = citizen.kind === 'card' ? t('title', { name: citizen.name }) : t('receiptTitle');
  return (
    <Frame title={title} say={t('say')} onBack={onBack} extra={<span className="soft">{t('takeCard')}</span>}>
      {!isWhole && <Alert type="warning" showIcon title={t('notWhole')} />}
      {matters.length === 0 && isWhole && <p>{t('nothing')}</p>}
      <BigChoices
        choices={matters.map((one) => ({
          key: one.applicationId,
          label: one.itemName,
          hint: `${pick(caseStateNames[one.state])} · ${t('received', { date: dayWords(shanghaiDate(one.receivedAt), language) })}`,
          icon: <WhereaboutsTag whereabouts={one.whereabouts} />,
        }))}
        onChoose={setChosen}
      />
    </Frame>
  );
}
