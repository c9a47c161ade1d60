import './intake.css';
import { Button, Input, Modal, Steps } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Failure, FieldProblem } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { useDraft, useItem, useSignal } from '../../../desk/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import type { IntakePageProps } from '../pages.ts';
import { DonePanel } from './DonePanel.tsx';
import { FormStep } from './FormStep.tsx';
import { IdentityStep } from './IdentityStep.tsx';
import { ItemStep } from './ItemStep.tsx';
import { MaterialsStep } from './MaterialsStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { useWish } from './use-wish.ts';
import { VisitorPanel } from './VisitorPanel.tsx';
import { changeVisit, currentVisit, draftAccepted, nextVisitor } from './visit.ts';
import { useIntakeText } from './words.ts';

export type StepKey = 'identity' | 'item' | 'form' | 'materials' | 'review';
const stepKeys: readonly StepKey[] = ['identity', 'item', 'form', 'materials', 'review'];

/** 受理: from card to receipt. Alt+1…5 go to a step, F9 accepts. */
export function IntakePage({ terminal, wish }: IntakePageProps) {
  const { t } = useIntakeText();
  const visit = useSignal(currentVisit);
  const draft = useDraft(visit.activeDraftId);
  const item = useItem(draft?.itemCode ?? null);
  const [step, setStep] = useState<StepKey>('identity');
  const review = useReview(draft);
  const channel = terminal.station === 'agent' ? 'doorstep' : 'window';
  const wishFailure = useWish(wish, channel);

  const readingId = visit.reading?.id ?? null;
  useEffect(() => {
    setStep(visit.activeDraftId !== null ? 'form' : readingId !== null ? 'item' : 'identity');
  }, [visit.activeDraftId, readingId]);
  const goTo = (next: StepKey) => {
    if (draft === null && stepKeys.indexOf(next) > 1) return;
    if (draft !== null && next === 'item') return;
    setStep(next);
    if (next === 'review') void review.check();
  };
  const accept = async () => {
    if (draft && (await review.accept())) draftAccepted(draft.id);
  };
  useStepKeys(goTo, () => {
    if (step === 'review') void accept();
    else if (draft) goTo('review');
  });

  if (visit.justAcceptedId !== null) {
    return (
      <div className="intake">
        <DonePanel
          applicationId={visit.justAcceptedId}
          onAnother={() => changeVisit({ justAcceptedId: null, activeDraftId: null })}
          onNextVisitor={() => nextVisitor()}
        />
        <VisitorPanel visit={visit} draft={null} item={null} />
        <NextPerson />
      </div>
    );
  }
  return (
    <div className="intake">
      <div className="intake-main">
        <Steps
          size="small"
          current={stepKeys.indexOf(step)}
          onChange={(index) => goTo(stepKeys[index] ?? 'identity')}
          items={stepKeys.map((key, index) => ({
            title: t(`steps.${key}`),
            disabled: draft === null ? index > 1 : key === 'item',
            'aria-keyshortcuts': `Alt+${index + 1}`,
          }))}
        />
        {wishFailure && <FailureAlert failure={wishFailure} />}
        {draft && <h1 className="intake-title">{draft.itemName}</h1>}
        <div className="intake-step">
          {step === 'identity' && (
            <>
              <IdentityStep visit={visit} now={terminal.now} onGoOn={() => goTo(draft ? 'form' : 'item')} />
              {draft?.identity.method === 'manual' && <ManualReason draft={draft} problems={review.problems} />}
            </>
          )}
          {step === 'item' && !draft && <ItemStep channel={channel} />}
          {step === 'form' && draft && item && (
            <>
              {draft.identity.method === 'manual' && <ManualReason draft={draft} problems={review.problems} />}
              <FormStep draft={draft} item={item} problems={review.problems} />
            </>
          )}
          {step === 'materials' && draft && item && (
            <MaterialsStep key={draft.id} draft={draft} item={item} problems={review.problems} />
          )}
          {step === 'review' && draft && item && (
            <ReviewStep draft={draft} item={item} problems={review.problems} failure={review.failure} onGoTo={goTo} />
          )}
        </div>
        {draft && (
          <div className="intake-actions">
            <span className="soft">{t('saving')}</span>
            {step !== 'form' && <Button onClick={() => goTo(before(step))}>{t('back')}</Button>}
            {step === 'review' ? (
              <Button
                type="primary"
                size="large"
                loading={review.isAccepting}
                disabled={review.problems.length > 0}
                onClick={() => void accept()}
              >
                {t('review.accept')} F9
              </Button>
            ) : (
              <Button type="primary" onClick={() => goTo(after(step))}>
                {t('next')}
              </Button>
            )}
          </div>
        )}
      </div>
      <VisitorPanel visit={visit} draft={draft} item={item} />
      <NextPerson />
    </div>
  );
}

const after = (step: StepKey): StepKey =>
  step === 'identity' ? 'form' : (stepKeys[stepKeys.indexOf(step) + 1] ?? 'review');
const before = (step: StepKey): StepKey =>
  step === 'materials' ? 'form' : step === 'review' ? 'materials' : 'identity';

/**
 * What the main process says about the draft. Every check waits until what was typed is in the ledger, so that the
 * clerk accepts exactly what was looked at.
 */
function useReview(draft: Draft | null) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAccepting, setAccepting] = useState(false);
  const [hasChecked, setChecked] = useState(false);
  const id = draft?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft begins with a clean sheet
  useEffect(() => {
    setProblems([]);
    setFailure(null);
    setChecked(false);
  }, [id]);

  const check = async (): Promise<number | null> => {
    if (id === null) return null;
    const desk = await deskReady();
    await desk.settled();
    const checked = await call('checkDraft', { draftId: id });
    setChecked(true);
    setFailure(checked.ok ? null : checked.failure);
    if (!checked.ok) return null;
    setProblems(checked.value.problems);
    return checked.value.problems.length === 0 ? checked.value.revision : null;
  };
  // Once looked at, what is missing follows the typing.
  const typed = useMemo(
    () => JSON.stringify([draft?.form, draft?.situation, draft?.materials, draft?.identity]),
    [draft],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `typed` is the wish to look again
  useEffect(() => {
    if (!hasChecked) return;
    const timer = setTimeout(() => void check(), 400);
    return () => clearTimeout(timer);
  }, [typed, hasChecked]);

  const accept = async (): Promise<boolean> => {
    if (id === null || isAccepting) return false;
    setAccepting(true);
    try {
      const revision = await check();
      if (revision === null) return false;
      const accepted = await call('acceptApplication', { draftId: id, revision });
      if (accepted.ok) return true;
      setFailure(accepted.failure);
      setProblems(accepted.failure.problems ?? []);
      return false;
    } finally {
      setAccepting(false);
    }
  };
  return { problems, failure, isAccepting, check, accept };
}

function useStepKeys(goTo: (step: StepKey) => void, onF9: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = event.altKey ? stepKeys[Number(event.key) - 1] : undefined;
      if (step !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        goTo(step);
      } else if (event.key === 'F9') {
        event.preventDefault();
        onF9();
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
}

/** Without a chip somebody must say why (R40). */
function ManualReason({ draft, problems }: { readonly draft: Draft; readonly problems: readonly FieldProblem[] }) {
  const { t, pick } = useIntakeText();
  if (draft.identity.method !== 'manual') return null;
  const problem = problems.find((one) => one.pointer === '/identity/reason');
  return (
    <div className="panel manual-reason">
      <label htmlFor="manual-reason">{t('manual.reason')}</label>
      <Input
        id="manual-reason"
        maxLength={200}
        value={draft.identity.reason}
        placeholder={t('manual.example')}
        status={problem ? 'error' : ''}
        onChange={(event) => {
          const reason = event.target.value;
          void editDraft(draft.id, (newest) => ({ ...newest, identity: { method: 'manual', reason } }));
        }}
      />
      {problem && <p className="field-problem">{pick(problem.message)}</p>}
    </div>
  );
}

/** Somebody else's card was placed while drafts are open: nothing is mixed up, nothing is lost. */
function NextPerson() {
  const { t } = useIntakeText();
  const visit = useSignal(currentVisit);
  const next = visit.nextPerson;
  return (
    <Modal
      open={next !== null}
      title={t('visitor.otherTitle')}
      okText={t('visitor.otherOk', { name: next?.name ?? '' })}
      cancelText={t('visitor.otherCancel')}
      onOk={() => nextVisitor(next)}
      onCancel={() => changeVisit({ nextPerson: null })}
    >
      {t('visitor.otherBody', { name: next?.name ?? '', before: visit.reading?.name ?? '' })}
    </Modal>
  );
}
