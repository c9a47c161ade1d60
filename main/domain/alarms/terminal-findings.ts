import { workdaysBetween } from '../clocks/working-days.ts';
import { longTime, shanghaiDate } from '../dates.ts';
import type { Finding } from './alarm.ts';
import type { AlarmScene } from './case-facts.ts';
import { offlineWorkdays } from './network.ts';

/** What supervision reads of the terminal itself. */
export interface TerminalFacts {
  /** When the oldest application that the county does not have was accepted; null where it has all of them. */
  readonly oldestUnsentAt: string | null;
  readonly unsentCount: number;
  /** The ledger's first event that does not fit, or null (R28). */
  readonly chainBrokenAt: number | null;
  /** R16: local numbers that were skipped. */
  readonly missingNumbers: readonly string[];
}

export function terminalFindings(facts: TerminalFacts, scene: AlarmScene): readonly Finding[] {
  const about = { applicationId: null, localNumber: null, department: scene.office } as const;
  const holder = { zh: '本终端', en: 'this terminal' } as const;
  return [
    ...outbox(facts, scene).map((found) => ({ ...about, holder, ...found })),
    ...(facts.chainBrokenAt === null
      ? []
      : [
          {
            ...about,
            holder,
            rule: 'LC-CHAIN',
            level: 'red',
            explanation: {
              zh: `台账从第 ${facts.chainBrokenAt} 条记录起对不上，可能被人改动`,
              en: `The ledger does not fit from event ${facts.chainBrokenAt} on; somebody may have changed it`,
            },
            network: null,
          } as const,
        ]),
    ...(facts.missingNumbers.length === 0
      ? []
      : [
          {
            ...about,
            holder,
            rule: 'LC-NUMBER-GAP',
            level: 'yellow',
            explanation: {
              zh: `缺 ${facts.missingNumbers.length} 个编号：${facts.missingNumbers.slice(0, 20).join('、')}`,
              en: `${facts.missingNumbers.length} numbers are missing: ${facts.missingNumbers.slice(0, 20).join(', ')}`,
            },
            network: null,
          } as const,
        ]),
  ];
}

function outbox({ oldestUnsentAt, unsentCount }: TerminalFacts, scene: AlarmScene) {
  if (oldestUnsentAt === null) return [];
  const [from, to] = [shanghaiDate(oldestUnsentAt), shanghaiDate(scene.now)];
  const waited = workdaysBetween(from, to, scene.calendar);
  if (waited <= scene.parameters.warnOutboxDays) return [];
  const offline = offlineWorkdays({ from, to }, scene);
  // Today may have only begun: a line that is down now, and was since the first full day, is the reason.
  const isNetwork = offline.length >= waited - scene.parameters.warnOutboxDays;
  return [
    {
      rule: 'SX-OUTBOX',
      level: 'warning',
      explanation: {
        zh: `${unsentCount} 件还没送到县里，最早的是 ${longTime(oldestUnsentAt)} 办的，已过 ${waited} 个工作日`,
        en: `${unsentCount} have not reached the county; the oldest is of ${oldestUnsentAt}, ${waited} working days ago`,
      },
      network: isNetwork
        ? {
            offlineDays: offline.length,
            explanation: {
              zh: `网络原因：其间 ${offline.length} 个工作日没有网络`,
              en: `Because of the network: no line on ${offline.length} working days since`,
            },
          }
        : null,
    } as const,
  ];
}
