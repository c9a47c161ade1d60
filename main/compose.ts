import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { Station, Topic } from '../preload/contract.ts';
import type { AlarmWatch } from './alarms/alarm-watch.ts';
import { followLimits } from './alarms/follow-limits.ts';
import { type Api, createApi } from './api.ts';
import { openAudit } from './audit/audit.ts';
import { beginBackup } from './backup/begin-backup.ts';
import { noteEnd } from './boot.ts';
import { createCitizenDesk } from './citizen/citizen-desk.ts';
import { createClock } from './clock.ts';
import { type Closing, createClosing } from './closing.ts';
import { type CountyLink, openCountyLink } from './county-link.ts';
import { startDemoWorld } from './demo/demo-world.ts';
import { createDeskActivity } from './desk-activity.ts';
import { startDevices } from './device-host/client.ts';
import type { ChildHost, DeviceAddresses } from './device-host/port.ts';
import { openDeviceBook, withMark } from './devices/device-book.ts';
import { watchDisk } from './disk-watch.ts';
import { createDisplay, type DisplayDoor } from './display/open-display.ts';
import { createDocumentSigner } from './document-signer.ts';
import { failed, ok, type Result } from './domain/result.ts';
import { trainingMark } from './domain/training.ts';
import { createFileDoor, type FileDoor } from './files.ts';
import { createPageCourier } from './filing-pages.ts';
import { followClock } from './follow-clock.ts';
import { followStaff } from './follow-staff.ts';
import { followSync, followWorld } from './follow-world.ts';
import { recordHealth } from './health/health-recorder.ts';
import { fileRefusalOf } from './ledger/sqlite/refusal.ts';
import type { Log } from './log.ts';
import { openCargoHold } from './packages/cargo-hold.ts';
import { createPackageDesk } from './packages/package-desk.ts';
import { freeBytesAt } from './packages/removable-places.ts';
import { createPaper } from './paper/paper.ts';
import { createPushes } from './pushes.ts';
import { createLedgerQueue } from './queue/ledger-queue.ts';
import { readAhead } from './read-ahead.ts';
import { openRecordings, withRecordings } from './recordings.ts';
import { isStaffSession, openSession } from './session.ts';
import { noSetup, type SetupDoor } from './setup-door.ts';
import { openStaff } from './staff.ts';
import { createCallBoard } from './staff-calls.ts';
import { readTextTables } from './text-tables.ts';
import { refuseOtherKind, seedTraining } from './training/seed-training.ts';
import { noTraining, type TrainingDoor, type TrainingPlan } from './training/training-door.ts';
import { createTrainingSigner } from './training/training-signer.ts';
import { createTrainingStaff } from './training/training-staff.ts';
import { startTrainingWorld } from './training/training-world.ts';
import { openTruth } from './truth.ts';
import { enrolmentView } from './usecases/enrolment.ts';
import { newVisit } from './usecases/kiosk/presence.ts';
import { createNameIndex } from './usecases/name-index.ts';
import type { TerminalParts } from './usecases/parts.ts';
import { syncView } from './usecases/sending.ts';
import { terminalState } from './usecases/terminal-state.ts';
import { openFileVault } from './vault/file-vault.ts';
import type { MachineSecret } from './vault/keyring.ts';
import { createWorkBoard } from './work-board.ts';

/** The only place that says `new`: real or simulated, this ledger, that county. */
export interface ComposeOptions {
  readonly station: Station;
  readonly dataDir: string;
  /** Simulated devices, simulated line, and, without a county's address, the reference county. */
  readonly demo: boolean;
  readonly countyUrl: string | null;
  readonly enrolmentCode: string | null;
  /** Real devices; ignored in the demo. */
  readonly devices: DeviceAddresses | null;
  readonly childHost: ChildHost;
  readonly machineSecret: (dataDir: string) => Promise<MachineSecret>;
  readonly version: string;
  readonly log: Log;
  /** 练习: the terminal beside the real one. It brings its own devices, and no county is ever asked for anything. */
  readonly training?: TrainingPlan;
  /** The way between the two; a terminal that runs alone has none. */
  readonly trainingDoor?: TrainingDoor;
  /** Where the station was not given with the start and can be chosen. */
  readonly setupDoor?: SetupDoor;
}

export interface RunningTerminal {
  readonly api: Api;
  readonly files: FileDoor;
  /** 第二屏 */
  readonly display: DisplayDoor;
  /** Where a person finds the county's console; null without a county. */
  readonly countyUrl: string | null;
  /** The last run did not end properly: the browser's own storage is not to be trusted (design §4). */
  readonly deskMustBeRebuilt: boolean;
  onPush(listener: (topic: Topic, value: unknown) => void): () => void;
  /** Ends everything in order; a second call waits for the first. */
  close(): Promise<void>;
}

/** What was started before something failed is ended again, in the opposite order. */
export async function composeTerminal(options: ComposeOptions): Promise<Result<RunningTerminal>> {
  const closing = createClosing(options.log);
  try {
    const composed = await assemble(options, closing);
    if (!composed.ok) await closing.end();
    return composed;
  } catch (error) {
    await closing.end();
    const failure = fileRefusalOf(error);
    if (failure) return { ok: false, failure };
    throw error;
  }
}

/** Waiting for a county that is away would keep the window closed; one that is there answers in a moment. */
const enrolmentPatienceMs = 3_000;

async function assemble(options: ComposeOptions, closing: Closing): Promise<Result<RunningTerminal>> {
  const { log, childHost, dataDir, version, training = null } = options;
  const isDemo = options.demo && training === null;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const clock = createClock();
  const truth = await openTruth(options, clock, closing);
  if (!truth.ok) return truth;
  const { keyring, sealer, ledger, watch } = truth.value;
  const kept = refuseOtherKind(ledger, training);
  if (!kept.ok) return kept;
  const seeded = training ? await seedTraining(ledger, training, clock.now()) : ok();
  if (!seeded.ok) return seeded;

  const pushes = createPushes(log);
  const health = recordHealth({ ledger, clock, listen: pushes.listen });
  closing.add('health', async () => health.stop());
  const work = createWorkBoard((underWay) => pushes.publish('work', underWay));
  const backup = beginBackup(truth.value, { dataDir, version, clock, log, work, training, pushes, closing });

  const enrols = ledger.fact('enrolment') === null;
  const starting = training
    ? startTrainingWorld({ childHost, clock })
    : isDemo
      ? startDemoWorld({ ...options, clock, enrols })
      : null;
  closing.add('demo', async () => {
    const started = await starting;
    if (started?.ok) await started.value.close();
  });
  const [vault, staff, world] = await Promise.all([
    openFileVault({ directory: path.join(dataDir, 'vault'), sealer, onKept: backup.page }),
    training ? ok(createTrainingStaff(training.people)) : openStaff(keyring, { demo: isDemo, ledger, clock }),
    starting ?? ok(null),
  ]);
  if (!staff.ok) return staff;
  if (!world.ok) return world;
  const demo = world.value;
  demo?.onChange(() => watch.look());

  const realBook = await openDeviceBook({ dataDir, base: demo?.devices ?? options.devices ?? noDevices, log });
  const deviceBook = training ? withMark(realBook, trainingMark) : realBook;
  const devices = startDevices({ childHost, addresses: deviceBook.addresses(), log });
  closing.add('devices', () => devices.close());
  const newId = () => uuidV7({ msecs: clock.now().getTime() });
  const packages = createPackageDesk({
    ledger,
    vault,
    clock,
    log,
    newId,
    hold: await openCargoHold({ directory: path.join(dataDir, 'cargo'), ledger, now: () => clock.now() }),
    monotonicMs: () => clock.monotonicMs(),
    onProgress: () => parts.publish('packages', packages.view()),
  });
  closing.add('packages', () => packages.close());
  // Written out like this, so that the build's test finds it and looks whether it is there.
  const auditWorker = new URL(`./audit/audit-worker${path.extname(import.meta.url)}`, import.meta.url);
  const audit = openAudit({ ledger, workerUrl: auditWorker, work });
  closing.add('audit', () => audit.close());
  let link: CountyLink | null = null;
  let limits: AlarmWatch | null = null;
  const session = openSession(options.station);
  const display = createDisplay({ ledger, sealer, clock, newId, publish: pushes.publish, parts: () => parts });
  closing.add('second screen', async () => display.close());
  const parts: TerminalParts = {
    station: options.station,
    demo: demo !== null,
    version,
    ledger,
    vault,
    sealer,
    devices,
    deviceBook,
    paper: createPaper(training ? trainingMark : null),
    documentSigner: training ? createTrainingSigner() : createDocumentSigner(ledger),
    packages,
    clock,
    staff: staff.value,
    session,
    citizen: createCitizenDesk({
      ledger,
      sealer,
      now: clock.now,
      newId,
      isStaffSession: () => isStaffSession(session),
    }),
    kiosk: { visit: newVisit(1), texts: await readTextTables(path.join(dataDir, 'texts'), log) },
    calls: createCallBoard({ clock, onChange: (calls) => pushes.publish('staffCalls', calls) }),
    display: display.desk,
    audit,
    backup: backup.desk,
    limits: { deadlines: () => limits?.deadlines() ?? [] },
    health,
    queue: createLedgerQueue({ ledger, clock, newId }),
    activity: createDeskActivity(clock.monotonicMs),
    work,
    training: options.trainingDoor ?? noTraining,
    setup: options.setupDoor ?? noSetup,
    simulator: demo?.simulator ?? null,
    log,
    engine: () => link?.engine() ?? null,
    county: () => link?.county() ?? null,
    enrolment: {
      order: () => link?.enrolling() ?? null,
      enrol: async (order) => link?.enrol(order) ?? failed(training ? 'training/stays-here' : 'terminal/fault'),
    },
    freeBytes: async () => demo?.freeBytes() ?? freeBytesAt(dataDir),
    newId,
    publish: pushes.publish,
  };
  closing.add('following', followWorld(parts, demo));
  closing.add('the clock of cases', followClock(parts));
  const knownCounty = options.countyUrl ?? ledger.fact('enrolment')?.countyUrl ?? null;
  const names = createNameIndex(ledger, (reading) => parts.publish('searchReading', reading));
  const disk = watchDisk(parts);
  demo?.onChange((what) => what === 'disk' && disk.look());
  closing.add('room on the disk', async () => disk.stop());
  const stopReading = readAhead(parts, names, pushes.listen);
  closing.add('reading ahead', async () => stopReading());
  const [afterSync, afterStaff] = [followSync(parts), followStaff(parts, names)];
  afterStaff();
  // Practice has no end of any line at all: nothing that could be opened by mistake.
  if (training === null) {
    const courier = createPageCourier(parts);
    closing.add('pages of pre-checks', () => courier.settled());
    const county = openCountyLink({
      parts,
      countyUrl: demo ? demo.countyUrl : knownCounty,
      enrolmentCode: options.enrolmentCode ?? demo?.enrolmentCode ?? null,
      onChange: () => {
        afterSync();
        afterStaff();
        courier.look();
      },
      onEnrolment() {
        parts.publish('enrolment', enrolmentView(parts));
        parts.publish('terminal', terminalState(parts));
        parts.publish('sync', syncView(parts));
      },
    });
    link = county;
    closing.add('county link', () => county.close());
    await county.settledWithin(enrolmentPatienceMs);
  }
  limits = followLimits(parts, pushes);
  closing.add('limits', async () => limits?.stop());
  // Not before all stands: a start that failed has not looked after what an unclean end left behind.
  closing.add('end of the run', () => noteEnd(ledger));

  const recordings = openRecordings(path.join(dataDir, 'voice'));
  return ok({
    api: createApi(parts, names),
    files: withRecordings(createFileDoor(parts), recordings),
    display: display.open(parts, { pushes, recordings }),
    countyUrl: training ? null : (demo?.consoleUrl ?? knownCounty),
    deskMustBeRebuilt: truth.value.isAfterUncleanEnd,
    onPush: pushes.listen,
    close: () => closing.end(),
  });
}

const noDevices: DeviceAddresses = { cardReader: null, receiptPrinter: null, documentScanner: null };
