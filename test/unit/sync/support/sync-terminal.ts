import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AcceptedMaterial, Application, PageRef } from '../../../../main/domain/application.ts';
import { formatLocalNumber } from '../../../../main/domain/local-number.ts';
import { failed, must, ok } from '../../../../main/domain/result.ts';
import { earlierSelf, writeDown } from '../../../../main/enrolment.ts';
import { openMemoryLedger } from '../../../../main/ledger/memory-ledger.ts';
import type { Ledger } from '../../../../main/ledger/port.ts';
import { createLedgerSyncStore } from '../../../../main/ledger-sync-store.ts';
import { credentialsOf } from '../../../../main/terminal-keys.ts';
import { type CountyLimits, createHttpCounty } from '../../../../sync/client/http-county.ts';
import { createSyncEngine } from '../../../../sync/engine/engine.ts';
import { createEngineClock } from '../../../../sync/engine/system-clock.ts';
import { enrolTerminal, makeTerminalKeys } from '../../../../sync/enrol.ts';
import type { County, EngineClock, MaterialSource, SyncEngine } from '../../../../sync/ports.ts';
import { testLog } from './test-log.ts';

/** The sending half of a terminal: a real ledger, real keys, the real client and engine; no screens, no devices. */
export interface SyncTerminal {
  readonly ledger: Ledger;
  readonly pages: ReadonlyMap<string, Uint8Array>;
  readonly materials: MaterialSource;
  /** One transaction, as the use case does it. Returns the application's id. */
  accept(pageSizesBytes?: readonly number[]): string;
  /** The same, with a file of this size that the county gets in place of the pages. */
  acceptBundled(pageSizesBytes: readonly number[], bundleSizeBytes: number): string;
  /** A county connection of its own; closed by `stop`, or with its engine. */
  connect(url?: string): County;
  startEngine(options?: { url?: string; clock?: EngineClock; pollMs?: number }): SyncEngine;
  stop(): Promise<void>;
}

export async function enrolSyncTerminal(options: {
  readonly url: string;
  readonly code: string;
  readonly ledger?: Ledger;
  readonly limits?: Partial<CountyLimits>;
}): Promise<SyncTerminal> {
  const ledger = options.ledger ?? openMemoryLedger({ now: () => new Date(), monotonicMs: () => performance.now() });
  if (!ledger.fact('enrolment')) await enrolInto(ledger, options);
  const pages = new Map<string, Uint8Array>();
  const materials: MaterialSource = {
    async read(sha256) {
      const bytes = pages.get(sha256);
      return bytes ? ok(bytes) : failed('vault/missing', sha256);
    },
  };
  const newPage = (sizeBytes: number): PageRef => {
    const bytes = randomBytes(sizeBytes);
    const ref: PageRef = { sha256: sha256Of(bytes), mediaType: 'image/jpeg', sizeBytes };
    pages.set(ref.sha256, bytes);
    return ref;
  };
  const endings: (() => unknown)[] = [];
  const connect = (url = options.url): County => {
    const county = createHttpCounty({
      baseUrl: url,
      credentials: () => credentialsOf(ledger),
      log: testLog,
      limits: { reconnectBaseMs: 20, reconnectCapMs: 200, ...options.limits },
    });
    endings.push(() => county.close());
    return county;
  };
  return {
    ledger,
    pages,
    materials,
    connect,
    accept: (pageSizesBytes = []) => acceptInto(ledger, pageSizesBytes.map(newPage)),
    acceptBundled: (pageSizesBytes, bundleSizeBytes) =>
      acceptInto(ledger, pageSizesBytes.map(newPage), { ...newPage(bundleSizeBytes), mediaType: 'application/pdf' }),
    startEngine({ url = options.url, clock = createEngineClock(), pollMs } = {}) {
      const store = createLedgerSyncStore({ ledger, log: testLog });
      const engine = createSyncEngine({
        county: connect(url),
        store,
        materials,
        clock,
        log: testLog,
        ...(pollMs === undefined ? {} : { pollMs: () => pollMs }),
      });
      endings.push(() => engine.stop());
      engine.start();
      return engine;
    },
    async stop() {
      for (const end of endings.splice(0).reverse()) await end();
    },
  };
}

export async function enrolInto(ledger: Ledger, { url, code }: { url: string; code: string }): Promise<void> {
  const county = createHttpCounty({ baseUrl: url, credentials: () => null, log: testLog });
  const enrolled = must(
    await enrolTerminal({
      county,
      code,
      station: 'window',
      machineName: 'WIN-1',
      privateKeys: makeTerminalKeys(),
      continues: earlierSelf(ledger),
    }),
  );
  county.close();
  const at = { countyUrl: url, enrolledAt: '2026-03-02T08:00:00.000Z' };
  must(ledger.transact((writer) => writeDown(ledger, writer, { ...enrolled, ...at })));
}

export function acceptInto(ledger: Ledger, pages: readonly PageRef[], bundle?: AcceptedMaterial['bundle']): string {
  return must(
    ledger.transact((writer) => {
      const prefix = ledger.fact('enrolment')?.numberPrefix ?? 'A000';
      const date = '2026-03-02';
      const localNumber = formatLocalNumber({ prefix, date, counter: writer.nextCount(`number/${prefix}/${date}`) });
      const application = sampleApplication(localNumber, pages, bundle);
      writer.insertApplication(application);
      const event = writer.appendEvent({
        type: 'application/accepted',
        operatorId: 'op-1',
        applicationId: application.id,
        body: { application },
      });
      writer.putSubmission({
        applicationId: application.id,
        eventSeq: event.seq,
        state: 'waiting',
        attempts: 0,
        nextAttemptAtMs: 0,
        failure: null,
        failureDetail: null,
      });
      return application.id;
    }),
  );
}

function sampleApplication(
  localNumber: string,
  pages: readonly PageRef[],
  bundle: AcceptedMaterial['bundle'],
): Application {
  return {
    id: randomUUID(),
    localNumber,
    countyNumber: null,
    itemCode: 'TEST-1',
    itemName: '临时救助',
    catalogueVersion: 1,
    channel: 'window',
    applicantName: '𬱖试',
    idType: '111',
    idNumber: '450102199001011234',
    phone: '13800000000',
    state: 'ACCEPTED',
    receivedAt: '2026-03-02T08:00:00.123Z',
    acceptedAt: '2026-03-02T08:00:01.456Z',
    dueDate: '2026-03-12',
    operatorId: 'op-1',
    operatorName: '韦窗口',
    situation: {},
    form: { applicant: { name: '𬱖试' }, item: { reason: '<b>火灾</b>' } },
    provenance: {},
    identity: { method: 'manual', reason: '测试' },
    materials: [
      { code: 'M1', originalSeen: true, method: 'scanned', pages: [...pages], ...(bundle ? { bundle } : {}) },
    ],
    decision: null,
    countyStatusVersion: 0,
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
