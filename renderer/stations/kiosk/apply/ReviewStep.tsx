import { BorderOutlined, CheckSquareOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import { answeredSituations } from '../../../../main/domain/item-guide.ts';
import { groupIdNumber, maskIdNumber } from '../../../../main/domain/mask.ts';
import { whatToBring } from '../../../../main/domain/pre-check-filing.ts';
import type { Failure, FieldProblem } from '../../../../main/domain/result.ts';
import type { FilingView } from '../../../../preload/contract-kiosk-services.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { type ReadLine, ReadThrough } from '../asked/ReadThrough.tsx';
import { useApplyText } from './apply-text.ts';
import { Frame } from './Frame.tsx';
import { answerWords, questionsFor } from './form-questions.ts';
import { PrintButton } from './PrintButton.tsx';

interface ReviewStepProps {
  readonly item: Item;
  readonly draft: Draft;
  readonly progress: string;
  readonly opened: ReadonlySet<string>;
  readonly isElder: boolean;
  readonly settled: () => Promise<Draft | null>;
  readonly onFix: (pointer: string) => void;
  readonly onBack: () => void;
  readonly onFiled: (filing: FilingView) => void;
}

/** 核对: all of it once more, then the citizen's own word that it is true, then it is handed in for pre-check. */
export function ReviewStep(props: ReviewStepProps) {
  const { item, draft, progress, opened, isElder, settled, onFix, onBack, onFiled } = props;
  const { t, pick, language } = useApplyText();
  const [isTrue, setTrue] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function file(): Promise<void> {
    setBusy(true);
    try {
      const stored = await settled();
      if (stored === null) return;
      const reply = await call('filePreCheck', { draftId: stored.id, revision: stored.revision, isConfirmed: true });
      if (reply.ok) return onFiled(reply.value);
      setProblems(reply.failure.problems ?? []);
      setFailure(reply.failure);
    } finally {
      setBusy(false);
    }
  }
  const questions = questionsFor(item, draft, opened).filter(({ kind }) => kind !== 'gate');
  const applicant = draft.form.applicant;
  const canBring: readonly string[] = ['bring', 'original', 'done'];
  const lines: readonly ReadLine[] = [
    {
      key: '/name',
      term: t('applicant'),
      text: String(readPointer(applicant, '/name') ?? ''),
      note: t('fromCard'),
      isFixed: true,
    },
    {
      key: '/idNumber',
      term: t('idNumber'),
      text: groupIdNumber(maskIdNumber(String(readPointer(applicant, '/idNumber') ?? ''))),
      note: t('fromCard'),
      isFixed: true,
    },
    ...answeredSituations(item, draft.situation).map(({ question, answer }, index) => ({
      key: `/situation/${index}`,
      term: question,
      text: answer,
    })),
    ...questions.map((question) => ({
      key: `/form${question.pointer}`,
      term: pick(question.label),
      text: answerWords(question, readPointer(draft.form, question.pointer), language) || t('review.blank'),
    })),
    ...whatToBring(draft, item).map(({ material, bringing }) => ({
      key: `/materials/${material.code}`,
      term: material.name,
      text: t(`bringing.${bringing}`),
      isFixed: !canBring.includes(bringing),
    })),
  ];
  return (
    <Frame
      title={t('review.title')}
      progress={progress}
      onBack={onBack}
      extra={
        <PrintButton
          label={t('review.print')}
          print={async (jobId) => {
            await settled();
            const about = { itemCode: item.code, situation: draft.situation, draftId: draft.id };
            return call('printNeeds', { ...about, jobId, isLarge: isElder });
          }}
        />
      }
      next={{
        label: t(isBusy ? 'review.filing' : 'review.file'),
        isBusy,
        isDisabled: !isTrue,
        onPress: () => void file(),
      }}
    >
      {failure && problems.length === 0 && <FailureAlert failure={failure} audience="citizen" />}
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('review.missing')}
          description={
            <ul className="fix-list">
              {problems.map((one) => (
                <li key={one.pointer}>
                  <span className="wrap-anywhere">{pick(one.message)}</span>
                  <Button onClick={() => onFix(one.pointer)}>{t('review.fix')}</Button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <button
        type="button"
        className="big-choice truth"
        aria-pressed={isTrue}
        data-choice="truth"
        onClick={() => setTrue(!isTrue)}
      >
        {isTrue ? <CheckSquareOutlined aria-hidden /> : <BorderOutlined aria-hidden />}
        <b>{t('review.truth')}</b>
      </button>
      <ReadThrough lines={lines} onChange={onFix} />
    </Frame>
  );
}
