import type { Decision } from '../../../main/domain/application.ts';
import type { CataloguePackage, Notice } from '../../../main/domain/catalogue.ts';
import type { LedgerEvent } from '../../../main/domain/ledger-event.ts';
import type { CryptoSuite, PublicKey } from '../../crypto/keys.ts';
import type {
  ChangesReply,
  Continuation,
  EnrolReply,
  EnrolRequest,
  EventReply,
  KeyReply,
  OwnCasesProof,
  OwnCasesReply,
  OwnEventsReply,
  Refusal,
  SubmitReply,
} from '../../protocol.ts';
import type { CaseStore } from '../cases/port.ts';
import type { ClosingStore } from '../closings/sql-closings.ts';
import type { CreditStore } from '../credit/sql-credit.ts';
import type { DisclosureStore } from '../disclosure/port.ts';
import type { DocumentRegister } from '../documents/port.ts';
import type { DoorstepStore } from '../doorstep/port.ts';
import type { ExchangeStore } from '../exchange/port.ts';
import type { IdentityStore } from '../identity/port.ts';
import type { PackageStore } from '../packages/port.ts';
import type { PaymentStore } from '../payments/port.ts';
import type { OnlineServiceStore, PreCheckStore } from '../pre-checks/port.ts';
import type { BasicListStore } from '../publications/basic-list.ts';
import type { PublicationStore, Publisher } from '../publications/port.ts';
import type { RatingStore } from '../ratings/port.ts';
import type { StaffCallStore } from '../staff-calls/port.ts';
import type { StatisticsStore } from '../statistics/port.ts';
import type { AlarmStore } from '../supervision/port.ts';
import type { VoiceStore } from '../voices/port.ts';
import type { Queryable } from './database.ts';

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
  readonly identity: CountyIdentity;
  readonly terminals: TerminalStore;
  readonly intake: IntakeStore;
  readonly materials: MaterialRecords;
  readonly uploadLeases: UploadLeases;
  readonly applications: ApplicationStore;
  readonly publishing: PublishingStore;
  readonly publications: PublicationStore;
  readonly places: PlaceStore;
  readonly console: ConsoleStore;
  readonly watch: WatchStore;
  readonly preChecks: PreCheckStore;
  /** Of one person, or the one of a receipt, newest first. */
  ownCases(proof: OwnCasesProof): Promise<readonly OwnCasesReply['cases'][number][]>;
  readonly onlineServices: OnlineServiceStore;
  readonly cases: CaseStore;
  readonly closings: ClosingStore;
  readonly alarms: AlarmStore;
  readonly exchange: ExchangeStore;
  readonly statistics: StatisticsStore;
  readonly ratings: RatingStore;
  readonly voices: VoiceStore;
  readonly identityChecks: IdentityStore;
  readonly credit: CreditStore;
  readonly documents: DocumentRegister;
  readonly packages: PackageStore;
  readonly payments: PaymentStore;
  readonly disclosure: DisclosureStore;
  readonly doorstep: DoorstepStore;
  readonly basicList: BasicListStore;
  /** 叫工作人员 */
  readonly staffCalls: StaffCallStore;
}

/** Who the county is to its terminals, on every instance the same. */
export interface CountyIdentity {
  /** As it is at this moment: another instance may have changed the key. */
  now(): Promise<CountyKey>;
  /** Compact JWS, kid `county`. `on`: the transaction that this is part of. */
  sign(payload: unknown, on?: Queryable): Promise<string>;
}

export interface CountyKey {
  readonly publicKey: PublicKey;
  /** 县钥交接: how the keys before handed over to each other, oldest first. */
  readonly handovers: readonly string[];
  sign(payload: unknown): Promise<string>;
}

/** An expected refusal, in the words of the wire contract. */
export type Refused = { readonly ok: false; readonly error: Refusal['error']; readonly message: string };
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export interface TerminalRecord {
  readonly id: string;
  readonly numberPrefix: string;
  readonly office: string;
  readonly station: string;
  readonly machineName: string;
  readonly enrolledAt: Date;
  readonly revokedAt: Date | null;
  /** The terminal that this one stands in for, and all before that one, oldest first. */
  readonly replaces: string | null;
  readonly predecessors: readonly string[];
  readonly replacedBy: string | null;
  /** A person asked for a new key. */
  readonly keyOrderedAt: Date | null;
  readonly lastContact: Date | null;
  readonly appVersion: string | null;
  /** How many applications waited there at the last contact; null where it never said. */
  readonly backlog: number | null;
  /** County time minus terminal time, as the terminal measured it. */
  readonly clockOffsetMs: number | null;
  /** Why the chain of this terminal no longer fits, until somebody has looked at it. */
  readonly chainConflict: string | null;
  readonly anchoredSeq: number;
}

/** One key of a terminal. Kept when it is closed: what it signed must stay verifiable. */
export interface TerminalKey {
  readonly number: number;
  readonly publicKey: PublicKey;
  readonly validFrom: Date;
  readonly firstUsedAt: Date | null;
  /** The first use of a later key. */
  readonly closedAt: Date | null;
}

export interface SignerRecord {
  readonly terminal: TerminalRecord;
  readonly key: TerminalKey;
}

/** An enrolment whose continuation, if there is one, has been verified. */
export interface EnrolOrder extends Omit<EnrolRequest, 'continues' | 'proof'> {
  /** What the county wants its terminals to sign with. */
  readonly suite: CryptoSuite;
  readonly continues:
    | (Pick<Continuation, 'shippedSeq' | 'shippedHash' | 'unheard'> & { readonly terminalId: string })
    | null;
}

/** 批次签章: the terminal's own signature under a batch of events, kept as evidence. */
export interface EventSeal {
  readonly keyNumber: number;
  readonly jws: string;
}

export interface EnrolmentCodeRecord {
  readonly office: string;
  /** 区划; empty for the county as a whole. */
  readonly placeCode: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly terminalId: string | null;
  readonly replacesPrefix: string | null;
}

export interface TerminalStore {
  /** False when that code is known already. Only what it proves itself by is kept. `replaces`: the terminal that the new one stands in for. */
  registerCode(code: {
    code: string;
    office: string;
    createdBy: string;
    expiresAt: Date;
    replaces?: string | null;
  }): Promise<boolean>;
  /** What the code of this handle and its terminal have in common; null where there is no such code. */
  codeKey(codeHandle: string): Promise<Uint8Array | null>;
  enrol(order: EnrolOrder): Promise<Outcome<Omit<EnrolReply, 'countyName'>>>;
  signer(terminalId: string, keyNumber: number): Promise<SignerRecord | null>;
  announceKey(terminalId: string, key: { keyNumber: number; publicKey: PublicKey }): Promise<KeyReply>;
  /** `signedAt`: when the terminal says that it signed. Closes the keys before this one, once. */
  recordKeyUse(terminalId: string, keyNumber: number, signedAt: Date): Promise<void>;
  orderNewKey(id: string): Promise<void>;
  /** All keys that a terminal ever had, in order. */
  keys(id: string): Promise<readonly TerminalKey[]>;
  find(id: string): Promise<TerminalRecord | null>;
  recordContact(id: string): Promise<void>;
  recordReport(id: string, report: { backlog: number; app: string }): Promise<void>;
  recordChainConflict(id: string, reason: string): Promise<void>;
  revoke(id: string): Promise<void>;
  list(page: PageWithin): Promise<readonly TerminalRecord[]>;
  codes(page: PageWithin): Promise<readonly EnrolmentCodeRecord[]>;
}

/**
 * 属地: who is for a place sees that place and what lies in it. Codes nest by their beginning: county (6 digits), township
 * (9), village (12); the empty code is the county as a whole.
 */
export interface PlaceStore {
  /** Says where an office stands; an office that is known moves. */
  putOffice(office: { name: string; placeCode: string }): Promise<void>;
  office(name: string): Promise<{ readonly placeCode: string } | null>;
  /** Null for a terminal that nobody knows. */
  ofTerminal(id: string): Promise<string | null>;
  /** Two places where it was taken in for another one (R50). Null for an application that nobody knows. */
  ofApplication(id: string): Promise<{ readonly takenIn: string; readonly decidedAt: string } | null>;
  counts(placeCode: string): Promise<{ readonly terminals: number; readonly codes: number }>;
}

export interface IntakeStore {
  /** `events` and their seal were verified among themselves; here they meet what is held. The seal is kept with them. */
  pushEvents(terminalId: string, events: readonly LedgerEvent[], seal: EventSeal): Promise<Outcome<EventReply>>;
  submit(terminalId: string, applicationId: string): Promise<SubmitReply>;
  /** 接回: events of this terminal behind that one, in order, as they were pushed; a page. */
  eventsAfter(terminalId: string, after: number): Promise<OwnEventsReply>;
}

/** Which request is at an upload. Guarantee: of all requests on all instances, one holds it at a time. */
export interface UploadLeases {
  /** False while somebody else holds it, who is told that it is wanted. A lease that ran out is nobody's. */
  take(lease: { uploadId: string; holder: string; forMs: number }): Promise<boolean>;
  renew(lease: { uploadId: string; holder: string; forMs: number }): Promise<'held' | 'wanted' | 'lost'>;
  release(lease: { uploadId: string; holder: string }): Promise<void>;
  /** Forgets leases of instances that died with them. */
  sweep(): Promise<void>;
}

/** What those who run the county look at: numbers, never people. */
export interface WatchStore {
  /** Asks the database, so that its silence shows. */
  isMigrated(): Promise<boolean>;
  figures(): Promise<CountyFigures>;
}

export interface CountyFigures {
  readonly eventsHeld: number;
  readonly applicationsInTransit: number;
  readonly applicationsUndecided: number;
  /** 在用 terminals, by how many of their applications have not arrived whole yet. */
  readonly terminalsByBacklog: Readonly<Record<BacklogSize, number>>;
}

export const backlogSizes = ['0', '1-9', '10-99', '100+'] as const;
export type BacklogSize = (typeof backlogSizes)[number];

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
  /** 异地代收: name of the place that decides; null where it is the office's own. */
  readonly handledAt: string | null;
  readonly receivedAt: string;
  readonly dueDate: string | null;
  readonly status: string;
  readonly statusVersion: number;
  readonly deliveredAt: Date | null;
  readonly materialsTotal: number;
  readonly materialsHeld: number;
  readonly decision: Decision | null;
  /** 转办; null: the department of the item. */
  readonly department: string | null;
  /** Dates by which an answer is awaited; null where nothing is open. */
  readonly correctionBy: string | null;
  readonly supervisionBy: string | null;
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

/** `placeCode`: only of this place and what lies in it; the whole county without. */
export interface PageWithin extends Page {
  readonly placeCode?: string;
}

export interface InboxFilter extends Page {
  /** `in-transit`: not all materials have arrived. waiting: for an answer of the window; overdue: its date is past. */
  readonly state: 'all' | 'in-transit' | 'open' | 'at-window' | 'waiting' | 'overdue' | 'APPROVED' | 'DENIED';
  readonly office: string | null;
  readonly search: string | null;
  /** Forwarded to it, or of one of its items and not forwarded. */
  readonly department?: { readonly name: string; readonly itemCodes: readonly string[] } | null;
  /** Beginning of the place code. */
  readonly township?: string | null;
  /** By whose date an answer is overdue. */
  readonly today?: string;
}

export type DecideOutcome =
  | { readonly ok: true }
  /** changed: another version came in since the page that was looked at. */
  | { readonly ok: false; readonly why: 'not-found' | 'in-transit' | 'already-decided' | 'changed' }
  /** By the rules of the case; in words for the clerk. */
  | { readonly ok: false; readonly why: 'refused'; readonly text: string };

export interface ApplicationStore {
  /** The same, for somebody who is for this place: what lies elsewhere is not there. */
  within(placeCode: string): ApplicationStore;
  inbox(filter: InboxFilter): Promise<{ readonly rows: readonly ApplicationRow[]; readonly total: number }>;
  /** The first 500. */
  offices(): Promise<readonly string[]>;
  /** Places of nine digits in which offices stand, with the name of one of them where there is no other. */
  townships(): Promise<readonly { readonly code: string; readonly name: string }[]>;
  detail(id: string): Promise<ApplicationDetail | null>;
  /** A held page, if it belongs to this application. */
  page(of: { applicationId: string; sha256: string }): Promise<MaterialRecord | null>;
  decide(decision: {
    applicationId: string;
    outcome: Decision['outcome'];
    reason: string;
    decidedBy: string;
    /** The version that was looked at, by the amendment that made it; absent where nobody looked at a page. */
    seen?: string | null;
  }): Promise<DecideOutcome>;
}

export interface PublishingStore {
  /** Changes that this terminal may see. Its cursor belongs to this database; one that does not starts from the beginning. */
  changes(terminalId: string, since: string): Promise<Outcome<ChangesReply>>;
  /** False when a catalogue of this or a later version is published already. */
  publishCatalogue(catalogue: CataloguePackage, publisher?: Publisher): Promise<boolean>;
  currentVersion(): Promise<{ readonly version: number; readonly hash: string } | null>;
  catalogue(version: number): Promise<CataloguePackage | null>;
  /** For terminals of this place and what lies in it; for all of the county without. */
  publishNotices(notices: readonly Notice[], placeCode?: string, publisher?: Publisher): Promise<void>;
  /** False where this place has no such notice. */
  withdrawNotice(id: string, placeCode?: string, publisher?: Publisher): Promise<boolean>;
  /** What a terminal at this place shows: the newest 200 of the place and of those that it lies in. */
  notices(placeCode?: string): Promise<readonly Notice[]>;
  /** What a clerk of this place may withdraw. */
  ownNotices(page: PageWithin): Promise<{ readonly rows: readonly PlacedNotice[]; readonly total: number }>;
}

export interface PlacedNotice extends Notice {
  readonly placeCode: string;
}

export interface ConsoleSession {
  /** What the clerk is for; empty for the county. */
  readonly placeCode: string;
  readonly userName: string;
  readonly displayName: string;
  readonly csrf: string;
}

export interface ConsoleStore {
  /** Creates the user, or gives an existing one this name and password. */
  putUser(user: { name: string; displayName: string; passwordHash: string; placeCode?: string }): Promise<void>;
  passwordHash(name: string): Promise<string | null>;
  openSession(session: { token: string; userName: string; csrf: string; expiresAt: Date }): Promise<void>;
  session(token: string): Promise<ConsoleSession | null>;
  closeSession(token: string): Promise<void>;
}
