import './intake.css';
import { App, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import { useDraft, useItem, useSignal } from '../../../desk/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { PreCheckNote } from '../codes/PreCheckNote.tsx';
import { PreCheckPending } from '../codes/PreCheckPending.tsx';
import { ExpiredCard } from '../identity/ExpiredCard.tsx';
import type { Decision } from '../moves/DecideBar.tsx';
import type { IntakePageProps } from '../pages.ts';
import { DonePanel } from './DonePanel.tsx';
import { DraftGone } from './DraftGone.tsx';
import { EarlierCases } from './EarlierCases.tsx';
import { FormStep } from './FormStep.tsx';
import { focusProblem } from './focus-problem.ts';
import { HandlingBar } from './HandlingBar.tsx';
import { IdentityStep } from './IdentityStep.tsx';
import { IntakeActions } from './IntakeActions.tsx';
import { ItemStep } from './ItemStep.tsx';
import { ManualReason } from './ManualReason.tsx';
import { MaterialsStep } from './MaterialsStep.tsx';
import { NextPerson } from './NextPerson.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { type StepKey, stepAfter, stepKeys, stepOf, stepStatus } from './steps.ts';
import { useReview } from './use-review.ts';
import { type DecisionKey, useStepKeys } from './use-step-keys.ts';
import { useUndo } from './use-undo.ts';
import { useWish } from './use-wish.ts';
import { VisitorPanel } from './VisitorPanel.tsx';
import { VisitTabs } from './VisitTabs.tsx';
import {
  anotherItem,
  currentVisit,
  draftAccepted,
  draftDiscarded,
  nextVisitor,
  putAside,
  type Visit,
} from './visit.ts';
import { useVisitText } from './visit-text.ts';
import { useIntakeText } from './words.ts';

/** 受理: from card to receipt. Alt+1…5 go to a step, F9 accepts. */
export function IntakePage({ terminal, wish, mode = null, onOpenApplication }: IntakePageProps) {
  const visit = useSignal(currentVisit);
  const channel = mode ?? (terminal.station === 'agent' ? 'doorstep' : 'window');
  const wishFailure = useWish(wish, channel);
  return (
    <div className="intake">
      {visit.justAcceptedId === null ? (
        <DraftInHand
          visit={visit}
          channel={channel}
          isOnlyReceived={mode !== null}
          now={terminal.now}
          wishFailure={wishFailure}
          onOpenApplication={onOpenApplication}
        />
      ) : (
        <>
          <Accepted visit={visit} applicationId={visit.justAcceptedId} />
          <VisitorPanel visit={visit} draft={null} item={null} />
        </>
      )}
      <NextPerson />
    </div>
  );
}

function Accepted({ visit, applicationId }: { readonly visit: Visit; readonly applicationId: string }) {
  useUndo(null, true);
  return (
    <div className="intake-main">
      <VisitTabs visit={visit} />
      <DonePanel
        key={applicationId}
        applicationId={applicationId}
        onAnother={anotherItem}
        onNextVisitor={() => nextVisitor()}
      />
    </div>
  );
}

interface DraftInHandProps {
  readonly visit: Visit;
  readonly channel: 'window' | 'doorstep' | 'delegate';
  /** At the door papers are received; the window accepts. */
  readonly isOnlyReceived: boolean;
  readonly now: string;
  readonly wishFailure: ReturnType<typeof useWish>;
  readonly onOpenApplication: (applicationId: string) => void;
}

function DraftInHand({ visit, channel, isOnlyReceived, now, wishFailure, onOpenApplication }: DraftInHandProps) {
  const { t } = useIntakeText();
  const { t: say } = useVisitText();
  const { message } = App.useApp();
  const [decision, setDecision] = useState<Decision | null>(null);
  const draft = useDraft(visit.activeDraftId);
  const isGone = useGone(visit.activeDraftId, draft);
  const item = useItem(draft?.itemCode ?? null);
  const review = useReview(draft);
  const [step, setStep] = useStep(visit);
  const lookAt = useFocusAfter(step);

  const goTo = (next: StepKey) => {
    if (draft === null ? stepKeys.indexOf(next) > 1 : next === 'item') return;
    setStep(next);
    if (next === 'review') void review.check();
  };
  const accept = async () => {
    if (!isOnlyReceived && draft && (await review.accept())) draftAccepted(draft.id);
  };
  const decide = (key: DecisionKey) => {
    if (!draft) return;
    if (key === 'F2') {
      void putAside().then(() => message.success(say('aside')));
    } else if (key === 'F9' && step === 'review') void accept();
    else goTo('review');
    if (key === 'F6' || key === 'F8')
      setDecision({ round: (decision?.round ?? 0) + 1, wish: key === 'F6' ? 'ask-correction' : 'accept' });
  };
  useStepKeys({ goTo, onDecide: decide });
  useUndo(draft, false);
  const problems = review.problems ?? [];

  return (
    <>
      <div className="intake-main">
        <VisitTabs visit={visit} />
        <Steps
          size="small"
          current={stepKeys.indexOf(step)}
          onChange={(index) => goTo(stepKeys[index] ?? 'identity')}
          items={stepKeys.map((key, index) => ({
            title: t(`steps.${key}`),
            status: stepStatus(key, step, review.problems),
            disabled: draft === null ? index > 1 : key === 'item',
            'aria-keyshortcuts': `Alt+${index + 1}`,
          }))}
        />
        {wishFailure && <FailureAlert failure={wishFailure} />}
        {visit.cardFailure && step !== 'identity' && <FailureAlert failure={visit.cardFailure} />}
        {isGone && visit.activeDraftId && <DraftGone onGoOn={() => draftDiscarded(visit.activeDraftId ?? '')} />}
        {draft && <h1 className="intake-title">{draft.itemName}</h1>}
        {draft && <PreCheckNote draft={draft} item={item} />}
        {!draft && <PreCheckPending caseNumber={visit.preCheckNumber} />}
        <div className="intake-step" key={`${draft?.id} ${step}`}>
          {step === 'identity' && (
            <IdentityStep visit={visit} draft={draft} now={now} onChooseItem={() => goTo('item')} />
          )}
          {(step === 'identity' || step === 'form' || (step === 'item' && !draft)) && (
            <HandlingBar visit={visit} draft={draft} isAlwaysShown={step !== 'form'} />
          )}
          {(step === 'form' || step === 'review') && draft && (
            <EarlierCases key={draft.id} draft={draft} onOpen={onOpenApplication} />
          )}
          {step === 'item' && !draft && <ItemStep channel={channel} />}
          {(step === 'form' || step === 'identity') && draft && <ManualReason draft={draft} problems={problems} />}
          {(step === 'form' || step === 'identity') && draft && <ExpiredCard draft={draft} problems={problems} />}
          {step === 'form' && draft && item && (
            <FormStep
              draft={draft}
              item={item}
              now={now}
              problems={problems}
              isLookedFor={lookAt.isAsked}
              onEnd={() => goTo('materials')}
            />
          )}
          {step === 'materials' && draft && item && (
            <MaterialsStep draft={draft} item={item} problems={problems} isLookedFor={lookAt.isAsked} />
          )}
          {step === 'review' && draft && item && (
            <ReviewStep
              draft={draft}
              item={item}
              review={review}
              decision={decision}
              onNothingToDecide={() => void message.info(say('nothingToDefer'))}
              onTaken={() => draftAccepted(draft.id)}
              onShow={(pointer) => {
                lookAt.ask(pointer);
                goTo(stepOf(pointer));
              }}
            />
          )}
        </div>
        {draft && (
          <IntakeActions
            draft={draft}
            step={step}
            review={review}
            isOnlyReceived={isOnlyReceived}
            onGoTo={goTo}
            onNext={() => goTo(stepAfter(step))}
            onAccept={() => void accept()}
          />
        )}
      </div>
      <VisitorPanel visit={visit} draft={draft} item={item} />
    </>
  );
}

/** Begins where there is something to do: no card yet, no item yet, or the form. */
function useStep(visit: Visit): readonly [StepKey, (step: StepKey) => void] {
  const { activeDraftId } = visit;
  // A card that joins the draft in hand must not turn the page under the clerk's hands.
  const readingId = activeDraftId === null ? (visit.reading?.id ?? null) : null;
  const ofDraft = visit.beginsAt?.draftId === activeDraftId ? visit.beginsAt.step : 'form';
  const begin: StepKey = activeDraftId !== null ? ofDraft : readingId !== null ? 'item' : 'identity';
  const [step, setStep] = useState<StepKey>(begin);
  const round = `${activeDraftId} ${readingId}`;
  const [shownRound, setShownRound] = useState(round);
  if (round !== shownRound) {
    setShownRound(round);
    setStep(begin);
  }
  return [round === shownRound ? step : begin, setStep];
}

/** The step with a problem is shown first, and then its field gets the cursor. */
function useFocusAfter(step: StepKey) {
  const [pointer, setPointer] = useState<string | null>(null);
  useEffect(() => {
    if (pointer === null || stepOf(pointer) !== step) return;
    focusProblem(pointer);
    setPointer(null);
  }, [pointer, step]);
  return { isAsked: pointer !== null, ask: setPointer };
}

/** True once a draft that was here has left the desk: accepted or discarded at another window. */
function useGone(id: string | null, draft: Draft | null): boolean {
  const seen = useRef<string | null>(null);
  if (draft) seen.current = draft.id;
  return id !== null && draft === null && seen.current === id;
}
