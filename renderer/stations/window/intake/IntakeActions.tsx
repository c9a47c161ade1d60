import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import { openDoubts } from '../../../../main/domain/page-doubts.ts';
import { usePageText } from './page-words.ts';
import { type StepKey, stepBefore } from './steps.ts';
import type { Review } from './use-review.ts';
import { useVisitText } from './visit-text.ts';
import { useIntakeText } from './words.ts';

interface IntakeActionsProps {
  readonly draft: Draft;
  readonly step: StepKey;
  readonly review: Review;
  /** An agent only receives: there is nothing to accept here. */
  readonly isOnlyReceived?: boolean;
  readonly onGoTo: (step: StepKey) => void;
  readonly onNext: () => void;
  readonly onAccept: () => void;
}

/** The line at the foot of each step: where typing is kept, which keys work here, and the way on. */
export function IntakeActions({
  draft,
  step,
  review,
  isOnlyReceived = false,
  onGoTo,
  onNext,
  onAccept,
}: IntakeActionsProps) {
  const { t } = useIntakeText();
  const { t: page } = usePageText();
  const previous = stepBefore(step);
  // The steps of materials and review ask about them at length.
  const doubts = step === 'materials' || step === 'review' ? 0 : openDoubts(draft).length;
  const isReview = step === 'review';
  const isComplete = review.problems?.length === 0;
  return (
    <div className="intake-actions">
      <KeyHints step={step} />
      {doubts > 0 && (
        <Button type="link" icon={<EyeOutlined />} onClick={() => onGoTo('materials')}>
          {page('ask.count', { count: doubts })}
        </Button>
      )}
      {previous && (
        <Button size="large" onClick={() => onGoTo(previous)}>
          {t('back')}
        </Button>
      )}
      {isReview && !isOnlyReceived && (
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
      )}
      {!isReview && (
        <Button type="primary" size="large" className="next-step" onClick={onNext}>
          {t('next')}
        </Button>
      )}
    </div>
  );
}

const hintKeys = ['F2', 'F4', 'F6', 'F8', 'F9'] as const;

/** Which keys work here; what was typed is kept without any. */
function KeyHints({ step }: { readonly step: StepKey }) {
  const { t } = useIntakeText();
  const { t: say } = useVisitText();
  return (
    <span className="key-hints" title={t(step === 'review' ? 'keys.review' : 'keys.form')}>
      <span>{t('saving')}</span>
      {hintKeys
        .filter((key) => key !== 'F4' || step === 'materials')
        .map((key) => (
          <span key={key}>
            <kbd>{key}</kbd> {say(`keys.${key}`)}
          </span>
        ))}
      <span>
        <kbd>Ctrl+Z</kbd> {say('keys.undo')}
      </span>
    </span>
  );
}
