import { DisconnectOutlined } from '@ant-design/icons';
import { addDays, shanghaiDate, shortDate } from '../../../main/domain/dates.ts';
import { isTooLongOffline } from '../../../main/domain/offline-rights.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import { defineText } from '../../text.ts';
import { useTerminalClock } from '../../widgets/use-terminal-clock.ts';

const useText = defineText(
  'offline-rights',
  {
    ended: '很久没有联系上县平台，{{until}}起只能查看和收件。检查网络，联上后自动恢复。',
    ends: '还没有联系上县平台，到{{until}}为止可以照常办理，之后只能收件。',
  },
  {
    ended:
      'No county for long: since {{until}} only reading and receiving. Check the line; all returns with the first contact.',
    ends: 'No county yet: all may be done until {{until}}; after that papers are only received.',
  },
);

/** R56, said before the clerk finds out at a button: calm, and with what to do. The day before, so that it surprises nobody. */
export function OfflineRightsBanner({ sync }: { readonly sync: SyncView | null }) {
  const { t } = useText();
  const now = useTerminalClock();
  const until = sync?.fullRightsUntil ?? null;
  if (until === null || sync?.link === 'online') return null;
  const hasEnded = isTooLongOffline(until, now);
  if (!hasEnded && shanghaiDate(now) !== until) return null;
  return (
    <div className={`supervision-banner tone-${hasEnded ? 'warn' : 'calm'}`} role="status">
      <DisconnectOutlined aria-hidden />
      <span>{t(hasEnded ? 'ended' : 'ends', { until: shortDate(hasEnded ? addDays(until, 1) : until) })}</span>
    </div>
  );
}
