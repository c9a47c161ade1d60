import type { Input, Operator, Station, Topic, TopicValue } from '../../preload/contract.ts';
import type { Deadline } from '../../preload/contract-alarms.ts';
import type { StaffMember } from '../../preload/contract-staff.ts';
import type { County, SyncEngine } from '../../sync/ports.ts';
import type { Audit } from '../audit/audit.ts';
import type { BackupDesk } from '../backup/port.ts';
import type { CitizenDesk } from '../citizen/port.ts';
import type { Clock } from '../clock.ts';
import type { DeskActivity } from '../desk-activity.ts';
import type { Devices } from '../device-host/port.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { DisplayDesk } from '../display/port.ts';
import type { DocumentSigner } from '../domain/documents/claim.ts';
import type { HealthHistory } from '../domain/health/health-history.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Log } from '../log.ts';
import type { PackageDesk } from '../packages/port.ts';
import type { Paper } from '../paper/port.ts';
import type { TicketQueue } from '../queue/port.ts';
import type { SetupDoor } from '../setup-door.ts';
import type { CallBoard } from '../staff-calls.ts';
import type { TrainingDoor } from '../training/training-door.ts';
import type { Sealer, Vault } from '../vault/port.ts';
import type { WorkBoard } from '../work-board.ts';
import type { KioskPresence } from './kiosk/presence.ts';

/** What the verbs work on. compose.ts fills it; nobody else says `new`. */
export interface TerminalParts {
  readonly station: Station;
  readonly demo: boolean;
  readonly version: string;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly sealer: Sealer;
  readonly devices: Devices;
  readonly deviceBook: DeviceBook;
  readonly paper: Paper;
  readonly documentSigner: DocumentSigner;
  readonly packages: PackageDesk;
  readonly clock: Clock;
  readonly staff: Staff;
  readonly session: Session;
  /** 群众屏: the only way in which ratings and complaints come into being. */
  readonly citizen: CitizenDesk;
  /** 自助: who stands before a kiosk now. */
  readonly kiosk: KioskPresence;
  /** 叫工作人员: what is open now. */
  readonly calls: CallBoard;
  /** 第二屏 */
  readonly display: DisplayDesk;
  readonly audit: Audit;
  readonly backup: BackupDesk;
  /** 时限: what has to be done next, kept up to date by the watch over the limits. */
  readonly limits: { deadlines(): readonly Deadline[] };
  /** 运行情况 of the last days. */
  readonly health: { history(): HealthHistory };
  /** 排队叫号 of this hall. */
  readonly queue: TicketQueue;
  readonly activity: DeskActivity;
  /** 进度 of whatever takes long. */
  readonly work: WorkBoard;
  /** 练习: whether this is the terminal for it, and the way there and back. */
  readonly training: TrainingDoor;
  /** 首次设置 */
  readonly setup: SetupDoor;
  readonly simulator: Simulator | null;
  readonly log: Log;
  /** The engine exists once the terminal is enrolled. */
  engine(): SyncEngine | null;
  /** For what somebody at the window waits for; null until enrolled. Everything else goes through the engine. */
  county(): Pick<
    County,
    'preCheck' | 'takePreCheck' | 'preCheckPage' | 'ownCases' | 'staffCall' | 'uploadMaterial' | 'present'
  > | null;
  /** 入网: what became of the last code, and the way to try another. */
  readonly enrolment: {
    order(): { readonly countyUrl: string; readonly isUnderWay: boolean; readonly failure: Failure | null } | null;
    enrol(order: { readonly countyUrl: string; readonly code: string }): Promise<Result<void>>;
  };
  /** Free bytes where the ledger and the vault lie; null where the system does not say. */
  freeBytes(): Promise<number | null>;
  newId(): string;
  publish<T extends Topic>(topic: T, value: TopicValue<T>): void;
}

/** Who may work here, and their PINs. */
export interface Staff {
  list(): readonly StaffMember[];
  /** 岗位角色 of the county's list; before the first one people may take in and lead, and supervise nobody. */
  rolesOf(operatorId: string): readonly string[];
  checkPin(operatorId: string, pin: string): Promise<Result<Operator>>;
  /** Good once, without a line; gives this person the PIN. */
  startWithCode(start: { operatorId: string; startCode: string; pin: string }): Promise<Result<Operator>>;
  changePin(change: { operatorId: string; pin: string; newPin: string }): Promise<Result<void>>;
  /** The county has taken this person off the list. */
  isRevoked(operatorId: string): boolean;
  /** Their PINs open nothing any more. */
  forgetRevoked(): Promise<Result<void>>;
}

/** Who works here now. */
export interface Session {
  operator: Operator | null;
  /** Tests in the settings that wait for a card: one that is placed now begins no visit and is not kept. */
  cardTests?: number;
}

/** The demo's hands; null on a real terminal. */
export interface Simulator {
  state(): TopicValue<'simulator'>;
  apply(hand: Input<'simulate'>): Promise<Result<void>>;
}

/** Every verb that touches a citizen's data asks this first. */
export function currentOperator(parts: TerminalParts): Result<Operator> {
  return parts.session.operator ? ok(parts.session.operator) : failed('terminal/locked');
}

/** Tells the desk that there is something to pull. */
export function deskChanged(parts: TerminalParts): void {
  parts.publish('desk', { highWater: parts.ledger.changeCounter() });
}
