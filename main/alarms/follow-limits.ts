import type { Pushes } from '../pushes.ts';
import { deskChanged, type TerminalParts } from '../usecases/parts.ts';
import { type AlarmWatch, openAlarmWatch } from './alarm-watch.ts';
import { openLineLog } from './line-log.ts';

/** The watch over the limits, woken by whatever reaches the screens: a step, a word of the county, a clock that was set. */
export function followLimits(parts: TerminalParts, pushes: Pick<Pushes, 'listen'>): AlarmWatch {
  const { ledger, clock, log } = parts;
  const line = openLineLog(ledger, clock);
  const watch = openAlarmWatch({
    ledger,
    clock,
    log,
    async verify() {
      const report = await parts.audit.verify();
      return report.ok ? report.value : null;
    },
    onChange: () => deskChanged(parts),
  });
  const unlisten = pushes.listen((topic, value) => {
    if (topic === 'sync') line.note(value as Parameters<typeof line.note>[0]);
    if (topic === 'desk' || topic === 'sync' || topic === 'terminal') watch.nudge();
  });
  return {
    ...watch,
    stop() {
      unlisten();
      watch.stop();
    },
  };
}
