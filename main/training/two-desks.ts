import type { Station, Topic } from '../../preload/contract.ts';
import type { TrainingView } from '../../preload/contract-training.ts';
import { type ComposeOptions, composeTerminal, type RunningTerminal } from '../compose.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { trainingKeptDays, trainingPin } from '../domain/training.ts';
import { rememberStation } from '../station-choice.ts';
import { isDiskRefusal } from '../vault/durable-file.ts';
import { displayBetween } from './display-between.ts';
import { createIdleWatch } from './idle-watch.ts';
import type { TrainingDoor } from './training-door.ts';
import {
  dayMs,
  noteTraining,
  readTrainingRecord,
  trainingDirectory,
  wipeOldTraining,
  wipeTraining,
} from './training-record.ts';

export interface TwoDesksOptions extends ComposeOptions {
  /** By the start option: a choice on the screen would only be undone by the next start. */
  readonly isStationGiven?: boolean;
}

/**
 * 练习: one terminal for the host, two behind it. The real one runs from the start to the end and goes on sending while
 * somebody practises; calls, files and pushes belong to the one whose turn it is.
 *
 *   real ── beginTraining (real is locked) ──> practice
 *     ^                                            │
 *     └── endTraining, lock, or nobody there ──────┘   practice is closed, and wiped where asked
 */
export async function composeTwoDesks(options: TwoDesksOptions): Promise<Result<RunningTerminal>> {
  const { dataDir, log } = options;
  let { station } = options;
  const listeners = new Set<(topic: Topic, value: unknown) => void>();
  let practice: RunningTerminal | null = null;
  let isClosing = false;
  // Calls that come while the terminal is between two stations wait for it.
  let reopening: Promise<unknown> | null = null;
  // A page that was loaded for one desk must not write on the other: it has to ask anew whose turn it is.
  let isAsked = true;
  // Beginning and ending take a moment, and nobody may do both at once.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  };

  const tidy = async (): Promise<void> => {
    if (practice !== null || isClosing) return;
    if (await wipeOldTraining(dataDir, new Date())) log.info('practice of long ago was cleared away');
  };
  await tidy();
  const daily = setInterval(() => void inTurn(() => tidy().catch(told)), dayMs);
  daily.unref();
  const told = (error: unknown): void =>
    log.warn({ why: String(error) }, 'practice of long ago could not be cleared away');
  const idle = createIdleWatch(() => void inTurn(() => end({ wipe: false })));

  const view = async (isHere: boolean): Promise<TrainingView> => ({
    isHere,
    kept: await readTrainingRecord(dataDir),
    keptDays: trainingKeptDays,
  });
  const door = (isHere: boolean): TrainingDoor => ({
    isHere,
    view: () => view(practice !== null),
    begin: (order) => inTurn(() => begin(order)),
    end: (order) => inTurn(() => end(order)),
  });

  const composeReal = () =>
    composeTerminal({
      ...options,
      station,
      trainingDoor: door(false),
      setupDoor: {
        isStationStarted: options.isStationGiven ?? true,
        reopenAs: (next) => {
          const reopened = inTurn(() => reopenAs(next));
          reopening = reopened.catch(() => undefined);
          return reopened;
        },
      },
    });
  const composed = await composeReal();
  if (!composed.ok) {
    clearInterval(daily);
    return composed;
  }
  let real = composed.value;
  const current = (): RunningTerminal => practice ?? real;
  const display = displayBetween(real.display);
  const hand = (from: RunningTerminal) =>
    from.onPush((topic, value) => {
      if (from !== current()) return;
      for (const listener of [...listeners]) listener(topic, value);
    });
  hand(real);

  async function begin(order: Parameters<TrainingDoor['begin']>[0]): Promise<Result<TrainingView>> {
    if (practice !== null || isClosing) return ok(await view(practice !== null));
    const opened = await open(order.plan);
    if (!opened.ok) return opened;
    // A kiosk is practised as villagers meet it.
    if (order.person && station !== 'kiosk')
      await opened.value.api.call('unlock', { operatorId: order.person.id, pin: trainingPin });
    // Only now: a practice that could not be opened has locked nobody out.
    await real.api.call('lock', {});
    practice = opened.value;
    hand(practice);
    idle.begin(await idleLimitMs(practice));
    await announce();
    return ok(await view(true));
  }

  /** Before the first enrolment the ledger is nobody's yet: the same one comes up again as the other station. */
  async function reopenAs(next: Station): Promise<Result<void>> {
    if (practice !== null || isClosing) return failed('training/only-outside');
    const before = station;
    const noted = await rememberStation(dataDir, next).then(() => ok(), asRefusal);
    if (!noted.ok) return noted;
    await real.close();
    station = next;
    let reopened = await composeReal();
    if (!reopened.ok) {
      log.error({ code: reopened.failure.code, station: next }, 'the terminal did not come up as the other station');
      station = before;
      await rememberStation(dataDir, before);
      reopened = await composeReal();
    }
    // What was open a moment ago and opens no more leaves nothing to go on with.
    if (!reopened.ok) throw new Error(`the terminal cannot be opened again: ${reopened.failure.code}`);
    real = reopened.value;
    hand(real);
    await display.turnTo(real.display);
    const state = await real.api.call('terminalState', {});
    if (state.ok) for (const listener of [...listeners]) listener('terminal', state.value);
    return station === next ? ok() : failed('terminal/fault', `still ${before}`);
  }

  async function open(plan: Parameters<TrainingDoor['begin']>[0]['plan']): Promise<Result<RunningTerminal>> {
    const directory = trainingDirectory(dataDir);
    // What nobody can read since when is of a beginning that was cut off.
    if ((await readTrainingRecord(dataDir)) === null) await wipeTraining(dataDir);
    const opened = await composeTerminal({
      ...options,
      station,
      dataDir: directory,
      demo: false,
      devices: null,
      countyUrl: null,
      enrolmentCode: null,
      training: plan,
      trainingDoor: door(true),
    });
    if (!opened.ok) return opened;
    const noted = await noteTraining(dataDir, new Date()).then(() => ok(), asRefusal);
    if (noted.ok) return opened;
    await opened.value.close();
    return noted;
  }

  async function end({ wipe }: { readonly wipe: boolean }): Promise<Result<TrainingView>> {
    const ending = practice;
    if (ending === null) return ok(await view(false));
    practice = null;
    idle.end();
    await announce();
    await ending.close();
    const tidied = await (wipe ? wipeTraining(dataDir) : noteTraining(dataDir, new Date())).then(() => ok(), asRefusal);
    return tidied.ok ? ok(await view(false)) : tidied;
  }

  /** The screens load themselves anew when they hear that it is the other terminal's turn. */
  async function announce(): Promise<void> {
    isAsked = false;
    await display.turnTo(current().display);
    const state = await current().api.call('terminalState', {});
    if (state.ok) for (const listener of [...listeners]) listener('terminal', state.value);
  }

  return ok({
    ...real,
    api: {
      async call(method, input) {
        await reopening;
        if (method === 'terminalState') isAsked = true;
        else if (!isAsked) return failed('terminal/locked', 'the other terminal has its turn');
        const asked = current();
        idle.note(method);
        const reply = await asked.api.call(method, input);
        if (method !== 'lock' || asked !== practice) return reply;
        // 锁屏 ends practice: whoever comes next finds the real terminal.
        await inTurn(() => end({ wipe: false }));
        return real.api.call('terminalState', {});
      },
    },
    display: display.door,
    files: { read: (path) => current().files.read(path) },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosing = true;
      clearInterval(daily);
      await inTurn(() => end({ wipe: false }));
      await real.close();
    },
  });
}

function asRefusal(error: unknown): Result<never> {
  if (isDiskRefusal(error)) return failed('ledger/full', String(error));
  throw error;
}

const minuteMs = 60_000;

/** The screens lock themselves where people sit; at a kiosk a villager may stand there next. */
async function idleLimitMs(practice: RunningTerminal): Promise<number> {
  const state = await practice.api.call('terminalState', {});
  if (!state.ok) return minuteMs;
  const { station, idleLockMinutes } = state.value as { station: string; idleLockMinutes: number };
  return station === 'kiosk' ? 3 * minuteMs : (idleLockMinutes + 5) * minuteMs;
}
