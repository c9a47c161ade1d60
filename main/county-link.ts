import { createHttpCounty } from '../sync/client/http-county.ts';
import { backoffMs, linkBackoff } from '../sync/engine/backoff.ts';
import { createSyncEngine } from '../sync/engine/engine.ts';
import { createEngineClock } from '../sync/engine/system-clock.ts';
import type { County, SyncEngine } from '../sync/ports.ts';
import { within } from './closing.ts';
import { failed } from './domain/result.ts';
import { type EnrolmentTry, tryToEnrol } from './enrolment.ts';
import { createLedgerSyncStore } from './ledger-sync-store.ts';
import type { TerminalParts } from './usecases/parts.ts';

/** The terminal's end of the line: enrolled as soon as the county can be reached, then the engine, until `close`. */
export interface CountyLink {
  /** Null until the terminal is enrolled. */
  engine(): SyncEngine | null;
  /** The county that the engine speaks to; it is closed with the engine. */
  county(): County | null;
  /** Until the engine runs or the first try to enrol is over, whatever came of it; no longer than that. */
  settledWithin(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

export interface CountyLinkOptions {
  readonly parts: TerminalParts;
  /** Where the county is now; null: this terminal has none yet. */
  readonly countyUrl: string | null;
  readonly enrolmentCode: string | null;
  /** The engine's state or something that it wrote has changed. */
  readonly onChange: () => void;
  readonly onEnrolled: () => void;
}

export function openCountyLink(options: CountyLinkOptions): CountyLink {
  const { parts, countyUrl, enrolmentCode } = options;
  const { ledger, log } = parts;
  let engine: SyncEngine | null = null;
  let county: County | null = null;
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

  async function enrol(plan: { countyUrl: string; code: string }): Promise<void> {
    underWay = tryToEnrol(parts, plan);
    const enrolled = await underWay.result.catch((bug: unknown) => {
      log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'enrolling threw');
      return failed('terminal/fault', String(bug));
    });
    underWay = null;
    if (isClosed) return;
    if (enrolled.ok) {
      startEngine(plan.countyUrl);
      options.onEnrolled();
      return;
    }
    const { code, detail } = enrolled.failure;
    const isFinal = code === 'enrolment/code-invalid';
    log.warn({ code, detail }, isFinal ? 'the enrolment code opens nothing' : 'not enrolled yet, trying again');
    if (isFinal) return;
    failures += 1;
    waiting = setTimeout(() => void enrol(plan), backoffMs(linkBackoff, failures, Math.random()));
  }

  function open(): Promise<void> {
    if (countyUrl === null) return Promise.resolve();
    if (!ledger.fact('enrolment')) {
      return enrolmentCode === null ? Promise.resolve() : enrol({ countyUrl, code: enrolmentCode });
    }
    startEngine(countyUrl);
    return Promise.resolve();
  }

  const settled = open();
  return {
    settledWithin: (limitMs) => within(limitMs, settled).catch(() => {}),
    engine: () => engine,
    county: () => county,
    async close() {
      isClosed = true;
      clearTimeout(waiting);
      underWay?.abandon();
      await underWay?.result.catch(() => {});
      await engine?.stop();
    },
  };
}

function openCounty(parts: TerminalParts, countyUrl: string): County {
  const { ledger, log } = parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) throw new Error('the engine needs an enrolled terminal');
  if (enrolment.countyUrl !== countyUrl) {
    // The county moved (the demo's does at every start); a fact that is not stored now is stored at the next start.
    void ledger.transact((writer) => writer.setFact('enrolment', { ...enrolment, countyUrl }));
  }
  return createHttpCounty({ baseUrl: countyUrl, credentials: enrolment, log });
}

function openEngine(parts: TerminalParts, county: County): SyncEngine {
  const { ledger, log, vault, clock } = parts;
  return createSyncEngine({
    county,
    store: createLedgerSyncStore({ ledger, log }),
    materials: { read: (sha256) => vault.get(sha256) },
    clock: createEngineClock(() => clock.now().getTime()),
    log,
  });
}
