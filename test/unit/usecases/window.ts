import { Buffer } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import type { ChipReading } from '../../../drivers/card-reader/port.ts';
import type { DeviceResult } from '../../../drivers/device-status.ts';
import type { ScannedPage, ScannerOffer, ScanRequest } from '../../../drivers/document-scanner/port.ts';
import type { PageOutcome } from '../../../drivers/page-image/page-desk.ts';
import type { ReceiptJob } from '../../../drivers/receipt-printer/port.ts';
import { openAudit } from '../../../main/audit/audit.ts';
import { withoutBackup } from '../../../main/backup/without-backup.ts';
import { createCitizenDesk } from '../../../main/citizen/citizen-desk.ts';
import { createDeskActivity } from '../../../main/desk-activity.ts';
import type { Devices } from '../../../main/device-host/port.ts';
import { openDeviceBook } from '../../../main/devices/device-book.ts';
import { createDisplay, type DisplayDoor } from '../../../main/display/open-display.ts';
import { createDocumentSigner } from '../../../main/document-signer.ts';
import type { Draft } from '../../../main/domain/application.ts';
import type { CataloguePackage, Item } from '../../../main/domain/catalogue.ts';
import { failed, must, ok } from '../../../main/domain/result.ts';
import { openMemoryLedger } from '../../../main/ledger/memory-ledger.ts';
import { openCargoHold } from '../../../main/packages/cargo-hold.ts';
import { createPackageDesk } from '../../../main/packages/package-desk.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import { createPushes } from '../../../main/pushes.ts';
import { createLedgerQueue } from '../../../main/queue/ledger-queue.ts';
import { openRecordings } from '../../../main/recordings.ts';
import { isStaffSession } from '../../../main/session.ts';
import { noSetup } from '../../../main/setup-door.ts';
import { createCallBoard } from '../../../main/staff-calls.ts';
import { noTraining } from '../../../main/training/training-door.ts';
import { newVisit } from '../../../main/usecases/kiosk/presence.ts';
import type { TerminalParts } from '../../../main/usecases/parts.ts';
import { goOnBeside } from '../../../main/usecases/window/earlier-cases.ts';
import { createSealer, dataKeyBytes } from '../../../main/vault/aes-sealer.ts';
import { openFileVault } from '../../../main/vault/file-vault.ts';
import { createWorkBoard } from '../../../main/work-board.ts';
import type { Topic } from '../../../preload/contract.ts';
import { reading, sampleDraft, sampleItem } from '../domain/sample-case.ts';

const noDevices = { cardReader: null, receiptPrinter: null, documentScanner: null };

export const clerk = { id: 'W01', name: '李慧', post: '窗口受理' };

/** Devices that do what the test says, and note what they were asked; only those that these verbs use. */
export interface StandInDevices
  extends Pick<
    Devices,
    | 'statuses'
    | 'onStatuses'
    | 'onCard'
    | 'readCard'
    | 'scan'
    | 'processPhoto'
    | 'scannerOffer'
    | 'printReceipt'
    | 'close'
  > {
  printed: ReceiptJob[];
  onPrint: (job: ReceiptJob) => Promise<DeviceResult<{ readonly printed: 'confirmed' | 'unconfirmed' }>>;
  pagesToScan: Uint8Array[];
  /** What the page desk says of each of them, in the same order. */
  findings: Pick<ScannedPage, 'verdict' | 'unprocessed'>[];
  scans: ScanRequest[];
  photo: PageOutcome;
  offer: ScannerOffer | null;
  afterPages: DeviceResult<{ readonly pageCount: number }> | null;
  card: DeviceResult<ChipReading>;
  placeCard(outcome: DeviceResult<ChipReading>): void;
}

/** The verbs' surroundings: rules and ledger in memory, a real vault on the disk, devices at hand. */
export interface Window {
  readonly parts: TerminalParts;
  readonly devices: StandInDevices;
  readonly published: { readonly topic: Topic; readonly value: unknown }[];
  /** 第二屏, as its host sees it. */
  readonly display: DisplayDoor;
  setClock(at: string): void;
  close(): Promise<void>;
}

export async function openWindow(
  options: { readonly items?: readonly Item[]; readonly isEnrolled?: boolean; readonly isLineCut?: boolean } = {},
): Promise<Window> {
  const home = await mkdtemp(path.join(tmpdir(), 'window-'));
  let nowMs = Date.parse('2026-11-22T02:00:00.000Z');
  const clock = {
    // Each look is a moment later, as in life.
    now: () => {
      nowMs += 1;
      return new Date(nowMs);
    },
    monotonicMs: () => nowMs,
  };
  const ledger = openMemoryLedger({ now: clock.now, monotonicMs: clock.monotonicMs });
  const sealer = createSealer(randomBytes(dataKeyBytes));
  const vault = await openFileVault({ directory: path.join(home, 'vault'), sealer });
  const devices = standInDevices();
  const published: { topic: Topic; value: unknown }[] = [];
  const session: TerminalParts['session'] = { operator: clerk };
  const work = createWorkBoard((underWay) => publish('work', underWay));
  const audit = openAudit({ ledger, workerUrl: new URL('../../../main/audit/audit-worker.ts', import.meta.url), work });
  const log = pino({ level: 'silent' });
  const pushes = createPushes(log);
  const publish: TerminalParts['publish'] = (topic, value) => {
    published.push({ topic, value });
    pushes.publish(topic, value);
  };
  const display = createDisplay({ ledger, sealer, clock, newId: () => randomUUID(), publish, parts: () => parts });
  const parts: TerminalParts = {
    station: 'window',
    demo: false,
    version: '0.0.0',
    ledger,
    vault,
    sealer,
    devices: devices as unknown as Devices,
    deviceBook: await openDeviceBook({ dataDir: home, base: noDevices, log: pino({ level: 'silent' }) }),
    paper: createPaper(),
    documentSigner: createDocumentSigner(ledger),
    calls: createCallBoard({ clock, onChange: (calls) => publish('staffCalls', calls) }),
    packages: createPackageDesk({
      ledger,
      vault,
      clock,
      log: pino({ level: 'silent' }),
      newId: () => randomUUID(),
      hold: await openCargoHold({ directory: path.join(home, 'cargo'), ledger, now: clock.now }),
      monotonicMs: clock.monotonicMs,
      onProgress: () => {},
    }),
    clock,
    staff: {
      list: () => [{ ...clerk, needsStartCode: false, hasPin: true }],
      rolesOf: () => ['accept'],
      checkPin: async () => ok(clerk),
      startWithCode: async () => ok(clerk),
      changePin: async () => ok(),
      isRevoked: () => false,
      forgetRevoked: async () => ok(),
    },
    session,
    citizen: createCitizenDesk({
      ledger,
      sealer,
      now: clock.now,
      newId: () => randomUUID(),
      isStaffSession: () => isStaffSession(session),
    }),
    kiosk: { visit: newVisit(1), texts: [] },
    display: display.desk,
    audit,
    backup: withoutBackup(),
    limits: { deadlines: () => [] },
    health: { history: () => [] },
    queue: createLedgerQueue({ ledger, clock, newId: () => randomUUID() }),
    activity: createDeskActivity(() => performance.now()),
    work,
    training: noTraining,
    setup: noSetup,
    simulator: null,
    log: pino({ level: 'silent' }),
    engine: () => null,
    county: () => null,
    enrolment: { order: () => null, enrol: async () => failed('county/offline') },
    freeBytes: async () => 64 * 1024 ** 3,
    newId: () => randomUUID(),
    publish,
  };
  publishCatalogue(parts, catalogueOf(1, options.items ?? [sampleItem()]));
  if (options.isEnrolled !== false)
    enrol(parts, options.isLineCut ? '2026-11-01T00:00:00.000Z' : '2026-11-22T00:00:00.000Z');
  must(ledger.transact((writer) => writer.putCardReading(reading)));
  return {
    parts,
    devices,
    published,
    display: display.open(parts, { pushes, recordings: openRecordings(path.join(home, 'voice')) }),
    setClock(at) {
      nowMs = Date.parse(at);
      if (options.isLineCut !== true) meetCounty(parts, at);
    },
    async close() {
      display.close();
      await audit.close();
      ledger.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export function catalogueOf(version: number, items: readonly Item[]): CataloguePackage {
  return {
    version,
    publishedAt: '2026-11-01T00:00:00.000Z',
    county: { code: '450199', name: '青禾县', phone: '12345' },
    calendar: { holidays: [], makeUpDays: [], knownUntil: '2027-12-31' },
    items: [...items],
  };
}

export function publishCatalogue(parts: TerminalParts, catalogue: CataloguePackage): void {
  must(parts.ledger.transact((writer) => writer.putCatalogue(catalogue, `hash-${catalogue.version}`)));
}

function enrol(parts: TerminalParts, enrolledAt: string): void {
  const enrolment = {
    terminalId: 't1',
    numberPrefix: 'A001',
    countyUrl: 'http://127.0.0.1:1',
    countyName: '青禾县',
    officeName: '青禾镇便民服务中心',
    keyNumber: 1,
    privateKey: {},
    replaces: null,
    enrolledAt,
  };
  must(parts.ledger.transact((writer) => writer.setFact('enrolment', enrolment)));
}

/** A good contact at this moment: staff keep the rights of their posts (R56). */
export function meetCounty(parts: TerminalParts, at: string): void {
  must(parts.ledger.transact((writer) => writer.setFact('lastContact', { at, offsetMs: 0 })));
}

/** A draft of which nothing is missing, its page in the vault. */
export async function completeDraft(window: Window, change: Partial<Draft> = {}): Promise<Draft> {
  const page = must(await window.parts.vault.put(Buffer.from('a page'), 'image/jpeg'));
  const draft = sampleDraft({ id: randomUUID(), ...change });
  const materials = draft.materials.map((entry) => (entry.pages.length > 0 ? { ...entry, pages: [page] } : entry));
  const stored = must(window.parts.ledger.transact((writer) => writer.putDraft({ ...draft, materials }, null)));
  if (!stored.stored) throw new Error('the draft was not stored');
  const beside = goOnBeside(window.parts, { draftId: stored.draft.id, reason: '确实要另办一件' });
  return beside.ok ? beside.value : stored.draft;
}

function standInDevices(): StandInDevices {
  const listeners = new Set<(outcome: DeviceResult<ChipReading>) => void>();
  const devices: StandInDevices = {
    printed: [],
    onPrint: async () => ({ ok: true, value: { printed: 'confirmed' } }),
    pagesToScan: [],
    findings: [],
    scans: [],
    photo: { processed: false, why: 'worker-ended' },
    offer: null,
    afterPages: null,
    card: { ok: false, trouble: 'card/absent' },
    placeCard(outcome) {
      for (const listener of listeners) listener(outcome);
    },
    statuses: () => [],
    onStatuses: () => () => {},
    onCard(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readCard: async () => devices.card,
    processPhoto: async () => devices.photo,
    scannerOffer: async () => devices.offer,
    async scan(request, onPage) {
      devices.scans.push(request);
      for (const [index, bytes] of devices.pagesToScan.entries()) {
        const page: ScannedPage = { number: index + 1, mediaType: 'image/jpeg', bytes, ...devices.findings[index] };
        onPage(page);
      }
      return devices.afterPages ?? { ok: true, value: { pageCount: devices.pagesToScan.length } };
    },
    async printReceipt(job) {
      devices.printed.push(job);
      return devices.onPrint(job);
    },
    close: async () => {},
  };
  return devices;
}
