import type { Deadline } from '../../preload/contract-alarms.ts';
import type { Clock } from '../clock.ts';
import { isStanding } from '../domain/alarms/alarm-book.ts';
import { terminalFindings } from '../domain/alarms/terminal-findings.ts';
import { shanghaiDate } from '../domain/dates.ts';
import type { ChainReport, Ledger } from '../ledger/port.ts';
import type { Log } from '../log.ts';
import { caseLooker, sceneOf } from './case-look.ts';
import { deadlineOf } from './deadline.ts';
import { isOver } from './is-over.ts';
import { alarmsOf, foundIn, keepAlarms, ofTerminal } from './keep-alarms.ts';

/** Looks at every open case when it starts, when a day begins, and at those that moved after each step; never asks the county. */
export interface AlarmWatch {
  /** Something may have been written: looks at it soon, once for many. */
  nudge(): void;
  /** When nothing is left to look at. */
  settled(): Promise<void>;
  /** What has to be done next on each open case, in no order; as it was at the last look. */
  deadlines(): readonly Deadline[];
  stop(): void;
}

interface WatchParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Log;
  /** Walks the whole chain elsewhere; asked once a day. Null where nobody could look. */
  verify(): Promise<ChainReport | null>;
  /** Alarms were raised, changed or taken off. */
  onChange(): void;
}

/** How far the chain was read, and the cases that are not over. */
interface Watched {
  readonly seq: number;
  readonly open: readonly string[];
}

const lookEveryMs = 60_000;
/** Between two breaths of the process: reading on is quick, looking at a case is not. */
const eventPortion = 500;
const casePortion = 20;

export function openAlarmWatch(parts: WatchParts): AlarmWatch {
  const { ledger, clock, log } = parts;
  let isStopped = false;
  let isWanted = false;
  let running: Promise<void> | null = null;
  let dayLooked = '';
  let chainBrokenAt: number | null = null;
  // What a full disk did not take: without it the same events would be read anew with every look.
  let unnoted: Watched | null = null;
  /** Moved, and not looked at yet. */
  const pending = new Set<string>();
  const next = new Map<string, Deadline>();

  function nudge(): void {
    isWanted = true;
    if (isStopped || running) return;
    running = run().finally(() => {
      running = null;
      if (isWanted && !isStopped) nudge();
    });
  }

  async function run(): Promise<void> {
    await breath();
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        await look();
      } catch (bug) {
        log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'the look at the limits threw');
      }
    }
  }

  async function look(): Promise<void> {
    const now = clock.now().toISOString();
    const today = shanghaiDate(now);
    const { open } = await readOn();
    const isNewDay = today !== dayLooked;
    if (isNewDay) chainBrokenAt = (await parts.verify())?.brokenAt ?? null;
    const cases = isNewDay ? open : [...pending];
    const lookAt = caseLooker(ledger, now);
    let changed = 0;
    const over: string[] = [];
    for (const [index, applicationId] of cases.entries()) {
      if (index % casePortion === casePortion - 1) await breath();
      if (isStopped) return;
      const seen = lookAt(applicationId);
      if (!seen) {
        pending.delete(applicationId);
        continue;
      }
      const kept = keepAlarms(ledger, applicationId, foundIn(seen), seen.scene);
      // A disk that takes nothing now is asked again with the next look; what is pending stays so.
      if (!kept.ok) return;
      pending.delete(applicationId);
      changed += kept.value.length;
      const alarms = alarmsOf(ledger, applicationId);
      const deadline = deadlineOf(seen, alarms);
      if (deadline) next.set(applicationId, deadline);
      else next.delete(applicationId);
      if (isOver(seen, alarms)) over.push(applicationId);
    }
    changed += lookAtTerminal(now);
    noteOver(over);
    dayLooked = today;
    if (changed > 0 || cases.length > 0) parts.onChange();
  }

  /** Follows the chain: which cases have moved since the last look. */
  async function readOn(): Promise<Watched> {
    const before = watched();
    const touched = new Set<string>();
    let { seq } = before;
    for (;;) {
      const events = ledger.storedEvents({ fromSeq: seq + 1, limit: eventPortion });
      for (const { envelope } of events) {
        seq = envelope.seq;
        const { type, applicationId } = envelope;
        if (applicationId !== null && !type.startsWith('alarm/')) touched.add(applicationId);
      }
      if (events.length < eventPortion || isStopped) break;
      await breath();
    }
    if (isStopped) return before;
    for (const id of touched) pending.add(id);
    if (seq !== before.seq) note({ seq, open: [...new Set([...before.open, ...touched])] });
    return watched();
  }

  function watched(): Watched {
    return unnoted ?? ledger.fact('alarmWatch') ?? { seq: 0, open: [] };
  }

  function note(state: Watched): void {
    unnoted = ledger.transact((writer) => writer.setFact('alarmWatch', state)).ok ? null : state;
  }

  function lookAtTerminal(now: string): number {
    const scene = sceneOf(ledger, now);
    if (!scene) return 0;
    const unsent = ledger.undelivered(10_000);
    const oldest = unsent[0] ? ledger.application(unsent[0].applicationId) : null;
    const found = terminalFindings(
      {
        oldestUnsentAt: oldest?.receivedAt ?? null,
        unsentCount: unsent.length,
        chainBrokenAt,
        missingNumbers: [],
      },
      scene,
    );
    const kept = keepAlarms(ledger, null, found, scene);
    return kept.ok ? kept.value.length : 0;
  }

  function noteOver(over: readonly string[]): void {
    if (over.length === 0) return;
    const gone = new Set(over);
    const before = watched();
    note({ ...before, open: before.open.filter((id) => !gone.has(id)) });
  }

  // A clock that is set, or a night that passes, is noticed here; most looks find the same day and nothing new.
  const timer = setInterval(nudge, lookEveryMs);
  timer.unref();
  nudge();
  return {
    nudge,
    async settled() {
      while (running) await running;
    },
    deadlines: () => [...next.values()],
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

/** Ids of the cases of which an alarm stands; those of the terminal's own first. */
export function standingCases(ledger: Ledger): readonly (string | null)[] {
  const open = ledger.fact('alarmWatch')?.open ?? [];
  return [null, ...open].filter((id) => (ledger.fact(`alarms/${id ?? ofTerminal}`) ?? []).some(isStanding));
}

function breath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
