import { resetPrelude, tellChanges } from './escpos-bytes.ts';
import { type PrintOutcome, printOver } from './escpos-print.ts';
import { type PrinterFacts, unknownFacts, verdictOn } from './escpos-status.ts';
import type { PrinterTalk } from './escpos-talk.ts';
import { openJobJournal } from './job-journal.ts';
import type { ReceiptJob, ReceiptPrinter } from './port.ts';
import { createPrintedJobs, type PrintedJobs, type PrintResult } from './printed-jobs.ts';
import { printerPlace } from './printer-address.ts';
import { createPrinterConnection } from './printer-connection.ts';
import { printerLineOpener } from './printer-line.ts';
import { createStatusStrip } from './status-strip.ts';

export interface EscPosPrinterOptions extends PrinterTiming {
  /** See printer-address.ts. */
  readonly address: string;
  readonly name: string;
  /** Shared by all printers of a terminal; without it, ids are remembered by this printer and in memory alone. */
  readonly jobs?: PrintedJobs;
}

export interface PrinterTiming {
  readonly pollMs?: number;
  /** How long a question may stay unanswered before that counts as silence (devices §4.4: 500–1000 ms). */
  readonly silenceMs?: number;
  readonly connectMs?: number;
  /** Pause after the first failure to connect; it doubles up to ten seconds. */
  readonly retryMs?: number;
  /** How long the closing `GS r` of a job may take on a printer that never answered one yet. */
  readonly sensorMs?: number;
}

/** A printer that once let the closing question go unanswered is not waited for much longer the next time. */
const mutePrinterMs = 1_500;
const hungUpPauseMs = 150;
const silentRoundsUntilReconnect = 2;
/** A printer that never says anything: now and then a new connection shows that it still is there. */
const muteRoundsUntilReconnect = 15;

/** A broken job after which the printer has to be reset; its buffers are known empty when `forgotten`. */
interface Torn {
  readonly bytes: number;
  readonly forgotten: boolean;
  readonly asked: number;
}

/** A clone that does not know the command never will. */
const timesAskedToForget = 5;
const absent = { condition: 'absent', trouble: 'printer/offline' } as const;

/** A receipt printer speaking ESC/POS. */
export function createEscPosPrinter(options: EscPosPrinterOptions): ReceiptPrinter {
  const { pollMs = 2_000, silenceMs = 800, connectMs = 2_000, sensorMs = 8_000, retryMs = 500 } = options;
  const { name, address, jobs = createPrintedJobs(openJobJournal(null)) } = options;
  const strip = createStatusStrip({ deviceClass: 'receipt-printer', name, where: printerPlace(address) });
  let turn: Promise<unknown> = Promise.resolve();
  let poll: NodeJS.Timeout | undefined;
  let started = false;
  let closed = false;
  let printing = false;
  let everAnswered = false;
  /** Questions, that is: some clones tell changes by themselves and answer none. */
  let answersQuestions = false;
  /** Cleared before it is asked for, so that it never outlives the printer. */
  let lastTold: PrinterFacts | null = null;
  let heardTelling: (() => void) | null = null;
  let silentRounds = 0;
  let answersSensor: boolean | 'untried' = 'untried';
  const leftBytes = jobs.leftAt(name);
  let torn: Torn | null = leftBytes === null ? null : { bytes: leftBytes, forgotten: false, asked: 0 };

  const connection = createPrinterConnection(printerLineOpener(address), retryMs, {
    onTold: (facts) => {
      everAnswered = true;
      lastTold = facts;
      heardTelling?.();
      silentRounds = 0;
      if (!printing) strip.show(verdictOn(facts));
    },
    onLost: () => {
      // Whoever stands at this address next may be another printer, with other manners.
      everAnswered = false;
      answersQuestions = false;
      if (!printing) showAbsent();
    },
  });

  /** One speaker at a time: a question between the bytes of a receipt would land inside an image. */
  function inTurn<T>(speak: () => Promise<T>): Promise<T> {
    const spoken = turn.then(speak);
    turn = spoken.catch(() => undefined);
    return spoken;
  }

  async function look(): Promise<void> {
    if (silentRounds >= (everAnswered ? silentRoundsUntilReconnect : muteRoundsUntilReconnect)) {
      connection.drop();
      silentRounds = 0;
    }
    const talk = await connection.reachUnhurried(connectMs);
    if (talk === null) return showAbsent();
    if (torn !== null && !torn.forgotten && torn.asked < timesAskedToForget) torn = await askToForget(torn, talk);
    const answered = await talk.ask(silenceMs);
    if (!talk.isOpen()) return showAbsent();
    const facts = answered.online === 'unknown' && lastTold !== null ? await toldAgain(talk) : answered;
    if (facts === answered) note(facts);
    strip.show(verdictOn(facts));
  }

  /** A clone that answers no questions but tells: switching that on once more makes it tell at once. */
  async function toldAgain(talk: PrinterTalk): Promise<PrinterFacts> {
    lastTold = null;
    const heard = new Promise<void>((resolve) => {
      heardTelling = resolve;
    });
    void talk.send(tellChanges);
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, silenceMs))]);
    heardTelling = null;
    return lastTold ?? unknownFacts;
  }

  function showAbsent(): void {
    strip.show({ ...absent, fault: connection.fault() });
  }

  function note(facts: PrinterFacts): void {
    const isSilent = facts.online === 'unknown';
    silentRounds = isSilent ? silentRounds + 1 : 0;
    everAnswered ||= !isSilent;
    answersQuestions ||= !isSilent;
  }

  function keepLooking(): void {
    if (closed) return;
    void inTurn(look).finally(() => {
      if (!closed) poll = setTimeout(keepLooking, pollMs);
    });
  }

  async function printInTurn(job: ReceiptJob, endsAt: number): Promise<PrintResult> {
    if (closed || performance.now() >= endsAt)
      return { ok: false, trouble: 'printer/state-unknown', detail: 'no time left' };
    // To a printer that does not answer, only a fresh connection shows that somebody is there.
    if (silentRounds > 0) connection.drop();
    const reachedBy = Math.min(endsAt, performance.now() + connectMs);
    try {
      for (;;) {
        const talk = await connection.reach(Math.max(1, reachedBy - performance.now()));
        if (talk === null) break;
        printing = true;
        const outcome = await printWith(talk, job, endsAt);
        if (outcome.outcome !== 'not-begun' || talk.isOpen()) return resultOf(outcome);
        // Hung up before a byte was sent: a printer that serves one connection still has the one before.
        if (closed || performance.now() + hungUpPauseMs >= reachedBy) break;
        await new Promise((resolve) => setTimeout(resolve, hungUpPauseMs));
      }
    } finally {
      printing = false;
    }
    showAbsent();
    const detail = connection.fault()?.detail;
    return { ok: false, trouble: 'printer/offline', ...(detail === undefined ? {} : { detail }) };
  }

  async function printWith(talk: PrinterTalk, job: ReceiptJob, endsAt: number): Promise<PrintOutcome> {
    const prelude = torn === null ? null : resetPrelude(torn.forgotten ? 0 : torn.bytes);
    const outcome = await printOver(
      talk,
      { bytes: job.bytes, prelude, onBegin: () => begin(job) },
      { endsAt, silenceMs, sensorMs: answersSensor === false ? mutePrinterMs : sensorMs, mustAnswer: answersQuestions },
    );
    if (outcome.outcome !== 'not-begun') torn = null;
    if (outcome.outcome === 'confirmed') answersSensor = true;
    if (outcome.outcome === 'unconfirmed' && talk.isOpen()) answersSensor = false;
    if (outcome.outcome === 'broken') await breakOff(job, outcome.stuck, endsAt);
    return outcome;
  }

  function begin(job: ReceiptJob): void {
    jobs.begun(job.id, name, job.bytes.length);
    strip.show({ condition: 'busy', trouble: null });
  }

  /** The rest of a broken job must not come out when somebody puts in new paper. */
  async function breakOff(job: ReceiptJob, stuck: boolean, endsAt: number): Promise<void> {
    let left: Torn = { bytes: job.bytes.length, forgotten: false, asked: 0 };
    torn = left;
    // What waits on our side of the line stands before any further command: only a new line gets past it.
    if (stuck) connection.drop();
    for (let tries = 0; tries < 2 && !left.forgotten && !closed; tries += 1) {
      if (tries > 0) connection.drop();
      const talk = await connection.reach(Math.min(connectMs, Math.max(endsAt - performance.now(), silenceMs)));
      if (talk === null) return;
      left = await askToForget(left, talk);
      torn = left;
    }
  }

  async function askToForget({ bytes, asked }: Torn, talk: PrinterTalk): Promise<Torn> {
    return { bytes, asked: asked + 1, forgotten: await talk.forget(silenceMs) };
  }

  async function printOnce(job: ReceiptJob, finish: (result: PrintResult) => void): Promise<PrintResult> {
    const startedAt = performance.now();
    // Some of the time is kept back for clearing a broken job and for the answer itself.
    const endsAt = startedAt + job.timeoutMs - Math.min(1_000, job.timeoutMs * 0.2);
    const printed = inTurn(() => printInTurn(job, endsAt)).then((result) => {
      finish(result);
      if (!closed) void inTurn(look);
      return result;
    });
    const late = Promise.withResolvers<PrintResult>();
    const limit = setTimeout(
      () => late.resolve({ ok: false, trouble: 'printer/state-unknown', detail: 'time limit' }),
      job.timeoutMs,
    );
    return Promise.race([printed, late.promise]).finally(() => clearTimeout(limit));
  }

  return {
    start() {
      if (started || closed) return;
      started = true;
      keepLooking();
    },
    status: strip.now,
    onStatus: strip.listen,
    print: (job) => jobs.once(job.id, (finish) => printOnce(job, finish)),
    async close() {
      closed = true;
      clearTimeout(poll);
      strip.end();
      if (printing) connection.drop();
      await connection.close();
      await turn;
    },
  };
}

function resultOf(outcome: PrintOutcome): PrintResult {
  if (outcome.outcome === 'confirmed' || outcome.outcome === 'unconfirmed') {
    return { ok: true, value: { printed: outcome.outcome } };
  }
  return { ok: false, trouble: outcome.trouble, ...(outcome.detail === undefined ? {} : { detail: outcome.detail }) };
}
