import type { KioskVisit } from '../../preload/contract-kiosk.ts';
import type { RunningTerminal } from '../compose.ts';

/** Each visit at the kiosk that ended, once; `number` is that of the next one. */
export function onVisitEnd(terminal: Pick<RunningTerminal, 'onPush'>, listener: (number: number) => void): () => void {
  let last = 1;
  return terminal.onPush((topic, value) => {
    if (topic !== 'kiosk') return;
    const { number } = value as KioskVisit;
    if (number <= last) return;
    last = number;
    listener(number);
  });
}
