import { createHttpCounty } from '../sync/client/http-county.ts';
import { createUploadPace } from '../sync/client/upload-pace.ts';
import { backoffMs, linkBackoff } from '../sync/engine/backoff.ts';
import { createSyncEngine } from '../sync/engine/engine.ts';
import { createEngineClock } from '../sync/engine/system-clock.ts';
import type { County, SyncEngine } from '../sync/ports.ts';
import { within } from './closing.ts';
import { failurePolicy } from './domain/failure-tables.ts';
import { type Failure, failed, type Result } from './domain/result.ts';
import { type EnrolmentOrder, type EnrolmentTry, tryToEnrol } from './enrolment.ts';
import { createLedgerSyncStore } from './ledger-sync-store.ts';
import { createLedgerUploadMemory } from './ledger-upload-memory.ts';
import { withPackages } from './packages/carrier.ts';
import { configurationInForce } from './publications/in-force.ts';
import { withStaffCalls } from './staff-calls.ts';
import { credentialsOf, withNewKeys } from './terminal-keys.ts';
import { uploadShare } from './upload-share.ts';
import type { TerminalParts } from './usecases/parts.ts';

/** The terminal's end of the line: enrolled as soon as the county can be reached, then the engine, until `close`. */
export interface CountyLink {
  /** Null until the terminal is enrolled, and while it is enrolled anew. */
  engine(): SyncEngine | null;
  /** The county that the engine speaks to; it is closed with the engine. */
  county(): County | null;
  enrolling(): EnrolmentProgress | null;
  /**
   * A person has a code: for the first enrolment, or for a new identity of this ledger. Answers after the first try; a
   * county that is away is asked again by itself until it answers.
   */
  enrol(order: EnrolmentOrder): Promise<Result<void>>;
  /** Until the engine runs or the first try to enrol is over, whatever came of it; no longer than that. */
  settledWithin(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What became of the last order; null when there is none. */
export interface EnrolmentProgress {
  readonly countyUrl: string;
  /** False: over, and refused for good. */
  readonly isUnderWay: boolean;
  readonly failure: Failure | null;
}

export interface CountyLinkOptions {
  readonly parts: TerminalParts;
  /** Where the county is now; null: this terminal has none yet. */
  readonly countyUrl: string | null;
  readonly enrolmentCode: string | null;
  /** The engine's state or something that it wrote has changed. */
  readonly onChange: () => void;
  /** Enrolled, or the way there has come to another point. */
  readonly onEnrolment: () => void;
}

export function openCountyLink(options: CountyLinkOptions): CountyLink {
  const { parts } = options;
  const { ledger, log } = parts;
  let engine: SyncEngine | null = null;
  let county: County | null = null;
  let progress: EnrolmentProgress | null = null;
  let isClosed = false;
  let failures = 0;
  let waiting: NodeJS.Timeout | undefined;
  let underWay: EnrolmentTry | null = null;

  function startEngine(url: string): void {
    county = openCounty(parts, url);
    engine = openEngine(parts, county);
    engine.onState(options.onChange);
    engine.start();
  }

  async function stopAll(): Promise<void> {
    const [attempt, stopping] = [underWay, engine];
    // From here on nobody goes on with either: a try that was given up is not tried again, whatever comes of it.
    [underWay, engine, county] = [null, null, null];
    clearTimeout(waiting);
    attempt?.abandon();
    await attempt?.result.catch(() => {});
    await stopping?.stop();
  }

  async function enrol(order: EnrolmentOrder): Promise<Result<void>> {
    report({ countyUrl: order.countyUrl, isUnderWay: true, failure: progress?.failure ?? null });
    const attempt = tryToEnrol(parts, order);
    underWay = attempt;
    const enrolled = await attempt.result.catch((bug: unknown) => {
      log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'enrolling threw');
      return failed('terminal/fault', String(bug));
    });
    if (isClosed || underWay !== attempt) return enrolled;
    underWay = null;
    if (enrolled.ok) {
      failures = 0;
      progress = null;
      startEngine(order.countyUrl);
      options.onEnrolment();
    } else {
      afterFailure(order, enrolled.failure);
    }
    return enrolled;
  }

  function afterFailure(order: EnrolmentOrder, failure: Failure): void {
    const { code, detail } = failure;
    const isFinal = failurePolicy[code] !== 'retry';
    log.warn({ code, detail }, isFinal ? 'the county does not enrol this terminal' : 'not enrolled yet, trying again');
    report({ countyUrl: order.countyUrl, isUnderWay: !isFinal, failure });
    if (isFinal) {
      // An order that is refused for good is not tried at the next start either; the old identity, if any, goes on.
      void ledger.transact((writer) => writer.setFact('enrolmentKeys', null));
      const earlier = ledger.fact('enrolment');
      if (earlier && engine === null) startEngine(earlier.countyUrl);
      return;
    }
    failures += 1;
    waiting = setTimeout(() => void enrol(order), backoffMs(linkBackoff, failures, Math.random()));
  }

  function report(next: EnrolmentProgress): void {
    progress = next;
    options.onEnrolment();
  }

  async function open(): Promise<void> {
    const order = firstOrder(options);
    const enrolment = ledger.fact('enrolment');
    if (order) await enrol(order);
    else if (enrolment) startEngine(options.countyUrl ?? enrolment.countyUrl);
  }

  const settled = open();
  return {
    settledWithin: (limitMs) => within(limitMs, settled).catch(() => {}),
    engine: () => engine,
    county: () => county,
    enrolling: () => progress,
    async enrol(order) {
      // Of two orders at once the later one is carried out.
      do await stopAll();
      while (underWay !== null || engine !== null);
      if (isClosed) return failed('county/offline', 'the terminal is closing');
      failures = 0;
      progress = null;
      return enrol(order);
    },
    async close() {
      isClosed = true;
      await stopAll();
    },
  };
}

/** What a person ordered before the last end and never got an answer to; otherwise what the start was given. */
function firstOrder({ parts, countyUrl, enrolmentCode }: CountyLinkOptions): EnrolmentOrder | null {
  const { ledger } = parts;
  const pending = ledger.fact('enrolmentKeys');
  const pendingUrl = countyUrl ?? pending?.countyUrl ?? null;
  if (pending && pendingUrl !== null) return { countyUrl: pendingUrl, code: pending.code };
  if (ledger.fact('enrolment') || countyUrl === null || enrolmentCode === null) return null;
  return { countyUrl, code: enrolmentCode };
}

function openCounty(parts: TerminalParts, countyUrl: string): County {
  const { ledger, log, clock } = parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('the engine needs an enrolled terminal');
  if (enrolment.countyUrl !== countyUrl) {
    // The county moved (the demo's does at every start); a fact that is not stored now is stored at the next start.
    void ledger.transact((writer) => writer.setFact('enrolment', { ...enrolment, countyUrl }));
  }
  const http = createHttpCounty({
    baseUrl: countyUrl,
    credentials: () => credentialsOf(ledger),
    report: () => ({ backlog: backlogOf(ledger), appVersion: parts.version }),
    clock: { nowMs: () => clock.now().getTime(), offsetMs: ledger.fact('lastContact')?.offsetMs ?? 0 },
    uploads: createLedgerUploadMemory(ledger),
    // With nobody at the desk the line is the county's.
    pace: createUploadPace({ share: () => (parts.activity.isBusy() ? uploadShare(ledger) : 1) }),
    log,
  });
  const onChange = () => parts.publish('packages', parts.packages.view());
  const county = withStaffCalls(withNewKeys(http, { ledger, log }), parts.calls);
  return withPackages(county, http, { ledger, log, hold: parts.packages.hold, onChange });
}

/** What waits to be sent, for whatever reason. */
function backlogOf(ledger: TerminalParts['ledger']): number {
  const counts = ledger.counts();
  return counts['on-terminal'] + counts.sending + counts['needs-attention'];
}

function openEngine(parts: TerminalParts, county: County): SyncEngine {
  const { ledger, log, vault, clock } = parts;
  return createSyncEngine({
    county,
    store: createLedgerSyncStore({ ledger, log }),
    materials: { read: (sha256) => vault.get(sha256) },
    clock: createEngineClock(() => clock.now().getTime()),
    pollMs: () => configurationInForce(ledger).pollSeconds * 1000,
    log,
  });
}
