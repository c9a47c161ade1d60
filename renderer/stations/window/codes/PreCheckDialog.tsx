import { Alert, Button, Modal, Spin } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { FailureCode } from '../../../../main/domain/failures.ts';
import type { Reply } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { beginBlank, currentVisit, preCheckOpened } from '../intake/visit.ts';
import { useCodeText } from './code-text.ts';

interface PreCheckDialogProps {
  readonly caseNumber: string;
  readonly channel: 'window' | 'doorstep' | 'delegate';
  /** Something is in hand now: the intake page shows it. */
  readonly onIntake: () => void;
  readonly onOpenApplication: (applicationId: string) => void;
  readonly onClose: () => void;
}

/** The case stands at the county, but its content can't be used: the window can begin without it. */
const mayBeginBlank: readonly FailureCode[] = ['pre-check/offline', 'pre-check/other-version'];

/** 预审: from the scanned code to its draft. It is gone at once when the county answers well. */
export function PreCheckDialog(props: PreCheckDialogProps) {
  const { caseNumber, onIntake, onClose } = props;
  const { t } = useCodeText();
  const { answer, ask } = useAnswer(props);
  const failure = answer && !answer.ok ? answer.failure : null;
  const taken = answer?.ok && answer.value.kind === 'taken' ? answer.value : null;
  const blank = () => {
    beginBlank(caseNumber);
    onIntake();
    onClose();
  };
  return (
    <Modal
      open
      title={t('preCheck.title', { number: caseNumber })}
      onCancel={onClose}
      footer={
        <>
          {failure && <Button onClick={() => ask(false)}>{t('preCheck.again')}</Button>}
          {failure && mayBeginBlank.includes(failure.code) && (
            <Button type="primary" autoFocus onClick={blank}>
              {t('preCheck.blank')}
            </Button>
          )}
          {taken && <Button onClick={() => ask(true)}>{t('preCheck.takeOver')}</Button>}
          <Button onClick={onClose}>{t('preCheck.close')}</Button>
        </>
      }
    >
      {!failure && !taken && (
        <p role="status">
          <Spin size="small" /> {t('preCheck.asking')}
        </p>
      )}
      {failure && <FailureAlert failure={failure} />}
      {taken && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('preCheck.taken', { office: taken.officeName })}
          description={t('preCheck.takenSince', { at: shortTime(taken.at) })}
        />
      )}
    </Modal>
  );
}

/** Asks once for each number, and again when told to; an answer that comes after the dialog was closed opens nothing. */
function useAnswer({ caseNumber, channel, onIntake, onOpenApplication, onClose }: PreCheckDialogProps) {
  const [asked, setAsked] = useState({ round: 0, takeOver: false });
  const [answer, setAnswer] = useState<Reply<'openPreCheck'> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new handler is no reason to ask the county again
  useEffect(() => {
    let isWanted = true;
    setAnswer(null);
    const readingId = currentVisit.value().reading?.id ?? null;
    void call('openPreCheck', { caseNumber, channel, readingId, takeOver: asked.takeOver }).then((reply) => {
      if (!isWanted) return;
      if (!reply.ok || reply.value.kind === 'taken') return setAnswer(reply);
      if (reply.value.kind === 'accepted') onOpenApplication(reply.value.applicationId);
      else {
        preCheckOpened(reply.value.draft);
        onIntake();
      }
      onClose();
    });
    return () => {
      isWanted = false;
    };
  }, [caseNumber, channel, asked]);
  const ask = useCallback((takeOver: boolean) => setAsked(({ round }) => ({ round: round + 1, takeOver })), []);
  return { answer, ask };
}
