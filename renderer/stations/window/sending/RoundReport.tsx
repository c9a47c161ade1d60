import { shortTime } from '../../../../main/domain/dates.ts';
import { staffHint } from '../../../../main/domain/failure-tables.ts';
import type { FailureCode } from '../../../../main/domain/failures.ts';
import type { SyncView } from '../../../../preload/contract-sync.ts';
import { useSendingText } from './sending-text.ts';

/** What came of the last round, in numbers that add up, each with its reason. */
export function RoundReport({ round }: { readonly round: NonNullable<SyncView['lastRound']> }) {
  const { t, pick } = useSendingText();
  const reasonText = (reason: FailureCode | 'not-yet') =>
    reason === 'not-yet' ? t('notYet') : pick(staffHint[reason]);
  const total = (list: typeof round.waiting) => list.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="sending-round" aria-live="polite">
      <p className="soft">{t('round', { at: shortTime(round.at) })}</p>
      <p>{t('sent', { count: round.sent })}</p>
      {(['failed', 'waiting'] as const).map((what) => {
        const list = round[what];
        if (list.length === 0) return null;
        return (
          <div key={what}>
            <p>{t(what === 'failed' ? 'failed' : 'stillWaiting', { count: total(list) })}</p>
            <ul>
              {list.map(({ reason, count }) => (
                <li key={reason}>
                  {count} × {reasonText(reason)}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
