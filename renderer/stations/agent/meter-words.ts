import { diskStateOf } from '../../../main/domain/disk-room.ts';
import type { AgentHome } from '../../../preload/contract-agent.ts';
import type { useAgentText } from './agent-text.ts';
import type { Battery } from './use-battery.ts';

type Say = ReturnType<typeof useAgentText>['t'];

/** What a meter says, and below it what to do about it; `isWorrying` where it may not wait. */
export interface Reading {
  readonly words: string;
  readonly advice: string | null;
  readonly isWorrying: boolean;
}

const fine = (words: string): Reading => ({ words, advice: null, isWorrying: false });
const worrying = (words: string, advice: string): Reading => ({ words, advice, isWorrying: true });

const lowPercent = 30;
const nearlyEmptyPercent = 10;

export function batteryReading(battery: Battery | null, t: Say): Reading {
  if (!battery) return fine(t('meters.unknown'));
  const { percent, isCharging, isOnMains } = battery;
  if (isOnMains) return fine(t('meters.mains'));
  if (isCharging) return fine(`${percent}% ${t('meters.charging')}`);
  if (percent < nearlyEmptyPercent) return worrying(`${percent}%`, t('meters.chargeNow'));
  return percent < lowPercent ? worrying(`${percent}%`, t('meters.charge')) : fine(`${percent}%`);
}

export function storageReading(freeBytes: number | null, t: Say): Reading {
  const state = diskStateOf(freeBytes);
  if (freeBytes === null || state === 'unknown') return fine(t('meters.unknown'));
  if (state === 'fine') return fine(t('meters.gigabytes', { size: (freeBytes / 1024 ** 3).toFixed(0) }));
  const words = t('meters.megabytes', { size: Math.floor(freeBytes / 1024 ** 2) });
  return worrying(words, t(state === 'full' ? 'meters.full' : 'meters.makeRoom'));
}

/** So many days before the rights end it is said: there is still time to find a line. */
const warnedDays = 2;

export function contactReading(home: Pick<AgentHome, 'daysOffline' | 'fullDaysLeft'>, t: Say): Reading {
  const { daysOffline, fullDaysLeft } = home;
  const words =
    daysOffline === null
      ? t('meters.never')
      : daysOffline === 0
        ? t('meters.today')
        : t('meters.days', { count: daysOffline });
  if (fullDaysLeft === null) return worrying(words, t('meters.enrolFirst'));
  if (fullDaysLeft === 0) return worrying(words, t('meters.goBack'));
  if (fullDaysLeft === 1) return worrying(words, t('meters.lastDay'));
  return fullDaysLeft <= warnedDays ? worrying(words, t('meters.fewDays', { count: fullDaysLeft })) : fine(words);
}
