import { Alert, Button } from 'antd';
import { type ReactNode, useContext } from 'react';
import { citizenSentence, failurePolicy, staffHint } from '../../main/domain/failure-tables.ts';
import type { FailureCode } from '../../main/domain/failures.ts';
import { failureCodes } from '../../main/domain/failures.ts';
import type { Failure } from '../../main/domain/result.ts';
import { useText } from '../text/shell-text.ts';
import { FailureAudience } from './failure-audience.ts';

interface FailureAlertProps {
  readonly failure: Failure;
  /** Said instead of the tables' words, where nothing of a citizen's is there that they could speak of. */
  readonly words?: { readonly title: string; readonly hint: string } | undefined;
  /** A citizen's screen shows the citizen's sentence alone; without a word here it is as the station says. */
  readonly audience?: 'staff' | 'citizen';
  readonly onAgain?: (() => void) | undefined;
  readonly action?: ReactNode;
}

/** A failure in three parts: what it means, what to do, and the code in a fold for whoever is asked for help. */
export function FailureAlert({ failure, words, audience, onAgain, action }: FailureAlertProps) {
  const standing = useContext(FailureAudience);
  const { t, pick } = useText();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={words?.title ?? pick(citizenSentence[failure.code])}
      description={
        (audience ?? standing) === 'staff' ? (
          <>
            <p>{words?.hint ?? pick(staffHint[failure.code])}</p>
            <details className="soft">
              <summary>{t('failure.details')}</summary>
              <p className="wrap-anywhere">
                {t('failure.code')}: <code>{failure.code}</code>
                {failure.detail ? ` · ${failure.detail}` : ''}
              </p>
            </details>
          </>
        ) : undefined
      }
      action={
        action ??
        (onAgain && canHelp(failure.code) ? <Button onClick={onAgain}>{t('failure.again')}</Button> : undefined)
      }
    />
  );
}

/** Asking the same again changes nothing about who asks, or about what is over; on a full disk room can be made. */
function canHelp(code: FailureCode): boolean {
  return failurePolicy[code] !== 'stop' || code === 'ledger/full';
}

/** A code that arrived as text (from an older ledger, say); null when this version does not know it. */
export function failureCodeOf(text: string | null): FailureCode | null {
  return failureCodes.find((code) => code === text) ?? null;
}
