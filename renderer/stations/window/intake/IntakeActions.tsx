import { Button } from 'antd';
import { type StepKey, stepBefore } from './steps.ts';
import type { Review } from './use-review.ts';
import { useIntakeText } from './words.ts';

interface IntakeActionsProps {
  readonly step: StepKey;
  readonly review: Review;
  readonly onGoTo: (step: StepKey) => void;
  readonly onNext: () => void;
  readonly onAccept: () => void;
}

/** The line at the foot of each step: where typing is kept, which keys work here, and the way on. */
export function IntakeActions({ step, review, onGoTo, onNext, onAccept }: IntakeActionsProps) {
  const { t } = useIntakeText();
  const previous = stepBefore(step);
  const isReview = step === 'review';
  const isComplete = review.problems?.length === 0;
  return (
    <div className="intake-actions">
      <span className="soft">
        {t('saving')}
        {' · '}
        {t(step === 'materials' ? 'keys.materials' : isReview ? 'keys.review' : 'keys.form')}
      </span>
      {previous && (
        <Button size="large" onClick={() => onGoTo(previous)}>
          {t('back')}
        </Button>
      )}
      {isReview ? (
        <Button
          // The key changes with readiness, so that the cursor lands on the button when it may be pressed.
          key={String(isComplete)}
          type="primary"
          size="large"
          autoFocus={isComplete}
          loading={review.isAccepting}
          disabled={!isComplete}
          onClick={onAccept}
        >
          {review.isAccepting ? t('review.accepting') : `${t('review.accept')} F9`}
        </Button>
      ) : (
        <Button type="primary" size="large" className="next-step" onClick={onNext}>
          {t('next')}
        </Button>
      )}
    </div>
  );
}
