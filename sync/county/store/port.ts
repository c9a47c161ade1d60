import type { Decision } from '../../../main/domain/application.ts';
import type { CataloguePackage, Notice } from '../../../main/domain/catalogue.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import type { ChangesReply, EnrolReply, EnrolRequest, EventReply, Refusal, SubmitReply } from '../../protocol.ts';
import type { OnlineServiceStore, PreCheckStore } from '../pre-checks/port.ts';

/**
 * What the county knows, on one database that any number of instances share. Guarantees, proved by
 * `runCountyStoreTests` on the embedded engine and on a PostgreSQL server:
 *
 * - Nothing is true in memory: two instances that get the same call at the same moment do it once.
 * - A repeat of enrol, pushEvents or submit gets the first answer.
 * - What a terminal sent is kept as it was sent; an event that can't be acted on is kept too, and named.
 * - A status only moves forward, each move with the next status version, one change row and one nudge.
 */
export interface CountyStore {
  readonly terminals: TerminalStore;
  readonly intake: IntakeStore;
  readonly materials: MaterialRecords;
  readonly applications: ApplicationStore;
  readonly publishing: PublishingStore;
  readonly console: ConsoleStore;
  readonly preChecks: PreCheckStore;
  readonly onlineServices: OnlineServiceStore;
}

/** An expected refusal, in the words of the wire contract. */
export type Refused = { readonly ok: false; readonly error: Refusal['error']; readonly message: string };
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export interface TerminalRecord {
  readonly id: string;
  readonly numberPrefix: string;
  /** Ed25519 public key, the x of its JWK. */
  readonly publicKeyX: string;
  readonly office: string;
  readonly station: string;
  readonly machineName: string;
  readonly enrolledAt: Date;
  readonly revokedAt: Date | null;
  readonly lastContact: Date | null;
  readonly appVersion: string | null;
  /** County time minus terminal time, as the terminal measured it. */
  readonly clockOffsetMs: number | null;
  /** Why the chain of this terminal no longer fits, until somebody has looked at it. */
  readonly chainConflict: string | null;
  readonly anchoredSeq: number;
}

export interface EnrolmentCodeRecord {
  readonly office: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly terminalId: string | null;
}

export interface TerminalStore {
  /** False when that code is known already. Only its hash is kept. */
  registerCode(code: { code: string; office: string; createdBy: string; expiresAt: Date }): Promise<boolean>;
  enrol(request: EnrolRequest): Promise<Outcome<Omit<EnrolReply, 'countyName'>>>;
  byToken(token: string): Promise<TerminalRecord | null>;
  recordContact(id: string): Promise<void>;
  recordChainConflict(id: string, reason: string): Promise<void>;
  revoke(id: string): Promise<void>;
  list(page: Page): Promise<readonly TerminalRecord[]>;
  codes(page: Page): Promise<readonly EnrolmentCodeRecord[]>;
}

export interface IntakeStore {
  /** `events` were verified among themselves; here they meet what is held. */
  pushEvents(terminalId: string, events: readonly LedgerEvent[]): Promise<Outcome<EventReply>>;
  submit(terminalId: string, applicationId: string): Promise<SubmitReply>;
}

export interface MaterialRecord {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

export interface MaterialRecords {
  lacking(sha256s: readonly string[]): Promise<readonly string[]>;
  find(sha256: string): Promise<MaterialRecord | null>;
  /** Said only after the bytes are verified and on the disk. */
  recordHeld(material: MaterialRecord): Promise<void>;
}

export interface ApplicationRow {
  readonly id: string;
  readonly countyNumber: string | null;
  readonly localNumber: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly applicantName: string;
  readonly idNumber: string;
  readonly office: string;
  readonly receivedAt: string;
  readonly dueDate: string | null;
  readonly status: string;
  readonly statusVersion: number;
  readonly deliveredAt: Date | null;
  readonly materialsTotal: number;
  readonly materialsHeld: number;
  readonly decision: Decision | null;
}

export interface ApplicationDetail extends ApplicationRow {
  readonly terminalId: string;
  readonly numberPrefix: string;
  readonly catalogueVersion: number;
  /** The frozen content as the terminal sent it. */
  readonly content: unknown;
  readonly materials: readonly (MaterialRecord & { readonly code: string; readonly isHeld: boolean })[];
  readonly trail: readonly TrailEntry[];
}

export interface TrailEntry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface InboxFilter extends Page {
  /** `in-transit`: not all materials have arrived. */
  readonly state: 'all' | 'in-transit' | 'open' | 'APPROVED' | 'DENIED';
  readonly office: string | null;
  readonly search: string | null;
}

export type DecideOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-found' | 'in-transit' | 'already-decided' };

export interface ApplicationStore {
  inbox(filter: InboxFilter): Promise<{ readonly rows: readonly ApplicationRow[]; readonly total: number }>;
  offices(): Promise<readonly string[]>;
  detail(id: string): Promise<ApplicationDetail | null>;
  /** A held page, if it belongs to this application. */
  page(of: { applicationId: string; sha256: string }): Promise<MaterialRecord | null>;
  decide(decision: {
    applicationId: string;
    outcome: Decision['outcome'];
    reason: string;
    decidedBy: string;
  }): Promise<DecideOutcome>;
}

export interface PublishingStore {
  /** Changes that this terminal may see. Its cursor belongs to this database; one that does not starts from the beginning. */
  changes(terminalId: string, since: string): Promise<Outcome<ChangesReply>>;
  /** False when a catalogue of this or a later version is published already. */
  publishCatalogue(catalogue: CataloguePackage): Promise<boolean>;
  currentVersion(): Promise<{ readonly version: number; readonly hash: string } | null>;
  catalogue(version: number): Promise<CataloguePackage | null>;
  publishNotices(notices: readonly Notice[]): Promise<void>;
  withdrawNotice(id: string): Promise<void>;
  notices(): Promise<readonly Notice[]>;
}

export interface ConsoleSession {
  readonly userName: string;
  readonly displayName: string;
  readonly csrf: string;
}

export interface ConsoleStore {
  /** Creates the user, or gives an existing one this name and password. */
  putUser(user: { name: string; displayName: string; passwordHash: string }): Promise<void>;
  passwordHash(name: string): Promise<string | null>;
  openSession(session: { token: string; userName: string; csrf: string; expiresAt: Date }): Promise<void>;
  session(token: string): Promise<ConsoleSession | null>;
  closeSession(token: string): Promise<void>;
}
