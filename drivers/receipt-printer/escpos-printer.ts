import type { DeviceResult, DeviceStatus } from '../device-status.ts';
import { resetPrelude } from './escpos-bytes.ts';
import { type PrintOutcome, printOver } from './escpos-print.ts';
import { type PrinterFacts, verdictOn } from './escpos-status.ts';
import type { PrinterTalk } from './escpos-talk.ts';
import type { ReceiptJob, ReceiptPrinter } from './port.ts';
import { createPrinterConnection } from './printer-connection.ts';
import { type OpenPrinterLine, openTcpPrinterLine, parseTcpAddress } from './printer-line.ts';

export interface EscPosPrinterOptions {
  /** `tcp://host:9100` */
  readonly address: string;
  readonly name: string;
  readonly pollMs?: number;
  /** How long a question may stay unanswered before that counts as silence (devices §4.4: 500–1000 ms). */
  readonly silenceMs?: number;
  readonly connectMs?: number;
  /** Pause after the first failure to connect; it doubles up to ten seconds. */
  readonly retryMs?: number;
  /** How long the closing `GS r` of a job may take on a printer that never answered one yet. */
  readonly sensorMs?: number;
}

type PrintResult = DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>;

/** Ids of finished jobs that are remembered; a terminal prints some hundred receipts a day. */
const rememberedJobs = 2_000;
/** A printer that once let the closing question go unanswered is not waited for much longer the next time. */
const mutePrinterMs = 1_500;
const hungUpPauseMs = 150;
const silentRoundsUntilReconnect = 2;
/** A printer that never says anything: now and then a new connection shows that it still is there. */
const muteRoundsUntilReconnect = 15;

/** A receipt printer speaking ESC/POS over TCP. */
export function createEscPosPrinter(options: EscPosPrinterOptions): ReceiptPrinter {
  const { pollMs = 2_000, silenceMs = 800, connectMs = 2_000, sensorMs = 8_000, retryMs = 500 } = options;
  const target = parseTcpAddress(options.address);
  const open: OpenPrinterLine = async (limitMs) => (target === null ? null : openTcpPrinterLine(target, limitMs));
  const listeners = new Set<(status: DeviceStatus) => void>();
  const finished = new Map<string, PrintResult>();
  const inFlight = new Map<string, Promise<PrintResult>>();
  let status = describe('opening', null);
  let turn: Promise<unknown> = Promise.resolve();
  let poll: NodeJS.Timeout | undefined;
  let started = false;
  let closed = false;
  let printing = false;
  let everAnswered = false;
  let silentRounds = 0;
  let answersSensor: boolean | 'untried' = 'untried';
  /** Bytes of a broken job after which the printer has to be reset; its buffers are known empty when `forgotten`. */
  let torn: { readonly bytes: number; readonly forgotten: boolean } | null = null;

  const connection = createPrinterConnection(open, retryMs, {
    onTold: (facts) => {
      everAnswered = true;
      silentRounds = 0;
      if (!printing) publishFacts(facts);
    },
    onLost: () => {
      if (!printing) publish(describe('absent', 'printer/offline'));
    },
  });

  function describe(
    condition: DeviceStatus['condition'],
    trouble: DeviceStatus['trouble'],
    warnings: DeviceStatus['warnings'] = [],
  ): DeviceStatus {
    const where = target === null ? options.address : `${target.host}:${target.port}`;
    return { deviceClass: 'receipt-printer', name: options.name, condition, trouble, where, warnings };
  }

  function publish(next: DeviceStatus): void {
    if (closed || JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener(next);
  }

  function publishFacts(facts: PrinterFacts): void {
    const { condition, trouble, warnings } = verdictOn(facts);
    publish(describe(condition, trouble, warnings));
  }

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
    if (talk === null) return publish(describe('absent', 'printer/offline'));
    if (torn !== null && !torn.forgotten) torn = { ...torn, forgotten: await talk.forget(silenceMs) };
    const facts = await talk.ask(silenceMs);
    if (!talk.isOpen()) return publish(describe('absent', 'printer/offline'));
    note(facts);
    publishFacts(facts);
  }

  function note(facts: PrinterFacts): void {
    const isSilent = facts.online === 'unknown';
    silentRounds = isSilent ? silentRounds + 1 : 0;
    everAnswered ||= !isSilent;
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
    publish(describe('absent', 'printer/offline'));
    return { ok: false, trouble: 'printer/offline' };
  }

  async function printWith(talk: PrinterTalk, job: ReceiptJob, endsAt: number): Promise<PrintOutcome> {
    const prelude = torn === null ? null : resetPrelude(torn.forgotten ? 0 : torn.bytes);
    const outcome = await printOver(
      talk,
      { bytes: job.bytes, prelude, onBegin: () => publish(describe('busy', null)) },
      { endsAt, silenceMs, sensorMs: answersSensor === false ? mutePrinterMs : sensorMs },
    );
    if (outcome.outcome !== 'not-begun') torn = null;
    if (outcome.outcome === 'confirmed') answersSensor = true;
    if (outcome.outcome === 'unconfirmed' && talk.isOpen()) answersSensor = false;
    if (outcome.outcome === 'broken') await breakOff(job, outcome.stuck, endsAt);
    return outcome;
  }

  /** The rest of a broken job must not come out when somebody puts in new paper. */
  async function breakOff(job: ReceiptJob, stuck: boolean, endsAt: number): Promise<void> {
    torn = { bytes: job.bytes.length, forgotten: false };
    // What waits on our side of the line stands before any further command: only a new line gets past it.
    if (stuck) connection.drop();
    for (let tries = 0; tries < 2 && !torn.forgotten && !closed; tries += 1) {
      if (tries > 0) connection.drop();
      const talk = await connection.reach(Math.min(connectMs, Math.max(endsAt - performance.now(), silenceMs)));
      if (talk === null) return;
      torn = { ...torn, forgotten: await talk.forget(silenceMs) };
    }
  }

  function remember(id: string, result: PrintResult): void {
    if (!result.ok) return;
    finished.set(id, result);
    const [oldest] = finished.keys();
    if (finished.size > rememberedJobs && oldest !== undefined) finished.delete(oldest);
  }

  async function printOnce(job: ReceiptJob): Promise<PrintResult> {
    const startedAt = performance.now();
    // Some of the time is kept back for clearing a broken job and for the answer itself.
    const endsAt = startedAt + job.timeoutMs - Math.min(1_000, job.timeoutMs * 0.2);
    const printed = inTurn(() => printInTurn(job, endsAt)).then((result) => {
      remember(job.id, result);
      inFlight.delete(job.id);
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
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    print(job) {
      const known = finished.get(job.id) ?? inFlight.get(job.id);
      if (known !== undefined) return Promise.resolve(known);
      const printed = printOnce(job);
      inFlight.set(job.id, printed);
      return printed;
    },
    async close() {
      closed = true;
      clearTimeout(poll);
      listeners.clear();
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
