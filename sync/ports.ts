import type { ClockVerdict } from '../main/domain/clock-verdict.ts';
import type { FailureCode } from '../main/domain/failures.ts';
import type { LedgerEvent } from '../main/domain/ledger-event.ts';
import type { OpenedPublication, PublicationRef } from '../main/domain/publication.ts';
import type { Failure, Result } from '../main/domain/result.ts';
import type { PublicKey } from './crypto/keys.ts';
import type {
  ChainAnchor,
  Change,
  ChangesReply,
  EnrolAnswer,
  EnrolRequest,
  EventReply,
  Hello,
  IntentReply,
  IntentRequest,
  KeyAnnouncement,
  KeyReply,
  OwnCasesProof,
  OwnCasesReply,
  OwnEventsReply,
  PreCheckPageReply,
  PreCheckReply,
  PresenceReply,
  PresenceSign,
  PublicationReply,
  StaffCallOrder,
  StaffCallsReply,
  SubmitReply,
  TakePreCheck,
} from './protocol.ts';

/**
 * The county as the engine sees it. Guarantees: every call ends within its time limit; a reply that does not have the
 * shape of the wire contract is `county/garbled` (or `county/captive-portal` where it is somebody's web page), never
 * taken for an answer; failures are classified: offline, captive-portal, server-error -> retry;
 * refused, not-found, revoked, version-mismatch, chain-conflict -> a person.
 */
export interface County {
  /** `county/wrong-network` when whoever answers shows a proof that is none. */
  hello(): Promise<Result<Greeting>>;
  enrol(request: EnrolRequest): Promise<Result<EnrolAnswer>>;
  /** Says which key comes next. The request is signed by the present one. */
  announceKey(announcement: KeyAnnouncement): Promise<Result<KeyReply>>;
  /** 接回: this terminal's own events behind that one, a page of them, as the county holds them. */
  ownEvents(after: number): Promise<Result<OwnEventsReply>>;
  pushEvents(events: readonly LedgerEvent[]): Promise<Result<EventReply>>;
  declareIntent(request: IntentRequest): Promise<Result<IntentReply>>;
  /** Resumes where an earlier try broke off. */
  uploadMaterial(material: UploadableMaterial, onProgress: (sentBytes: number) => void): Promise<Result<void>>;
  submit(applicationId: string): Promise<Result<SubmitReply>>;
  /** A sign of life of whoever has it open; answers with the others. Fails as soon as a greeting would. */
  present(applicationId: string, sign: PresenceSign): Promise<Result<PresenceReply>>;
  changes(since: string): Promise<Result<ChangesReply>>;
  /** As the county says it; whether it is signed, whole and usable is not asked here. */
  publication(wanted: Pick<PublicationRef, 'kind' | 'scope'>): Promise<Result<PublicationReply>>;
  /** Looks, and changes nothing. Somebody waits for the answer: it fails as soon as a greeting would. */
  preCheck(caseNumber: string): Promise<Result<PreCheckReply>>;
  /** Marks this terminal as the one that has it open; the answer names another one that was there first. */
  takePreCheck(caseNumber: string, order: TakePreCheck): Promise<Result<PreCheckReply>>;
  /** 查进度, for kiosks alone. Somebody waits: it fails as soon as a greeting would. */
  ownCases(proof: OwnCasesProof): Promise<Result<OwnCasesReply>>;
  /** 叫工作人员. Somebody waits: it fails as soon as a greeting would. */
  staffCall(order: StaffCallOrder): Promise<Result<StaffCallsReply>>;
  /** One page of a pre-check, as the county holds it. */
  preCheckPage(caseNumber: string, sha256: string): Promise<Result<PreCheckPageReply>>;
  /**
   * Calls `onNudge` whenever the county has news, and `onBroken` each time a good stream ends by itself, until `stop`.
   * Silent while the line stays down: the engine polls then.
   */
  listen(onNudge: () => void, onBroken: () => void): { stop(): void };
  close(): void;
}

/** The county's words, and the key with which it has just proved who it is; null where it proved nothing. */
export interface Greeting extends Hello {
  readonly provenKey: PublicKey | null;
  /** How earlier keys of it handed over to each other; whether they hold is for whoever knows one of them. */
  readonly handovers: readonly string[];
}

/** Where uploads go on, by the hash of what is uploaded; outlives the process. */
export interface UploadMemory {
  find(sha256: string): RememberedUpload | null;
  /** Whether it could be written down: an upload that is forgotten begins again, and that is all. */
  remember(sha256: string, upload: RememberedUpload): boolean;
  forget(sha256: string): void;
}

export interface RememberedUpload {
  /** Below the county's address for uploads, which may be another after a restart. */
  readonly path: string;
  readonly sizeBytes: number;
  /** ISO 8601, as tus-js-client wrote it. */
  readonly createdAt: string;
}

export interface UploadableMaterial {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** `amendments`: what became of what was changed since. One that is not mentioned there is sent again. */
export type DeliveredReply = Omit<Extract<SubmitReply, { status: 'delivered' }>, 'status'>;

/** What the engine needs of the ledger; every method is one durable transaction. */
export interface SyncStore {
  unshippedEvents(limit: number): readonly LedgerEvent[];
  /**
   * 接回: restored from a backup and not asked yet what came after it: how far the own chain is known. Nothing is shipped
   * until the county has said the rest. Null: all of it is known.
   */
  ownChainKnown(): { readonly seq: number; readonly hash: string } | null;
  /** `county/chain-conflict` where a page does not continue the chain. */
  takeIn(page: OwnEventsReply): Result<void>;
  caughtUp(): Result<void>;
  /** The county confirmed the chain up to here. */
  shippedSeq(): number;
  /**
   * What the county says of its own accord about our chain. Further back than `shippedBefore`, which was confirmed before
   * it was asked: it was restored from a backup, and the mark moves back (see markShipped). True when it did.
   */
  checkHead(head: ChainAnchor, shippedBefore: number): Result<boolean>;
  /**
   * Moves the shipped mark to the county's anchor and, in the same transaction, hands the applications of refused events
   * to a person. `county/chain-conflict` when the anchor is not in this ledger's chain. The mark may move back: a county
   * restored from a backup gets the rest again, and what it confirmed after that backup is taken back, each with an event,
   * to be delivered once more.
   */
  markShipped(reply: EventReply): Result<void>;
  dueSubmissions(nowMs: number, limit: number): readonly PendingSubmission[];
  markSending(applicationId: string): Result<void>;
  markDelivered(applicationId: string, reply: DeliveredReply): Result<void>;
  markRetry(applicationId: string, failure: Failure, nextAttemptAtMs: number): Result<void>;
  markNeedsAttention(applicationId: string, failure: Failure): Result<void>;
  /** 上门留痕 that goes by itself, oldest first: none of this terminal's applications takes its photographs along. */
  unsentEvidence(): readonly PendingEvidence[];
  /** The county holds every photograph of it. */
  markEvidenceHeld(evidenceId: string): Result<void>;
  pullCursor(): string;
  /** Applies status changes and notices and moves the cursor, together. A lower statusVersion changes nothing. */
  applyChanges(changes: readonly Change[], cursor: string, ownPlace?: string): Result<void>;
  /** What is in force here and whole: a body that was damaged is not among them. */
  publications(): readonly PublicationRef[];
  /**
   * Atomic, with its event: `publication/older` where a later version of it is in force here already. Open drafts finish on
   * the catalogue that they began with.
   */
  switchPublication(publication: OpenedPublication): Result<void>;
  /** What is for another place than this terminal's now is in force no more. */
  leavePublications(published: readonly PublicationRef[]): Result<void>;
  /** 电子监察: somebody offered what is not to be had; the version in force stays. */
  noteRefusedPublication(wanted: PublicationRef, failure: Failure): void;
  /** The last good contact, also of an earlier run. */
  lastContact(): { at: string; offsetMs: number } | null;
  /** `countyJumpMs` other than 0 becomes an event: the county's own clock was set. */
  recordContact(contact: { at: string; offsetMs: number; countyJumpMs: number }): Result<void>;
  /** The county that this terminal belongs to; null until it has proved itself once. */
  countyKey(): PublicKey | null;
  pinCountyKey(key: PublicKey): Result<void>;
}

export interface PendingSubmission {
  readonly applicationId: string;
  readonly eventSeq: number;
  /** Wall clock of the terminal then. */
  readonly acceptedAtMs: number;
  readonly attempts: number;
  /** What went wrong the last time. */
  readonly failure: FailureCode | null;
  readonly materials: readonly { readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string }[];
}

/** Of a result that was brought, or of a closed door: what the county lacks of it is asked and sent like other scans. */
export interface PendingEvidence extends Pick<PendingSubmission, 'materials'> {
  readonly evidenceId: string;
}

export interface MaterialSource {
  read(sha256: string): Promise<Result<Uint8Array>>;
}

/** Time as an argument: tests run on a fake one. */
export interface EngineClock {
  nowMs(): number;
  /** From a clock that nobody can set. */
  monotonicMs(): number;
  /** Returns a cancel function. */
  after(delayMs: number, run: () => void): () => void;
  random(): number;
}

/** What the health strip shows. */
export interface SyncState {
  readonly link: 'unknown' | 'online' | 'offline' | 'captive-portal' | 'wrong-network' | 'refused';
  readonly failure: Failure | null;
  readonly lastContactAt: string | null;
  readonly clockOffsetMs: number | null;
  readonly clock: ClockVerdict;
  /** The first of `underWay`. */
  readonly sending: SendingProgress | null;
  readonly underWay: readonly SendingProgress[];
  /** Null when nothing waits to be sent. */
  readonly totals: SendingTotals | null;
  /** What came of the last round; null before the first. */
  readonly lastRound: RoundReport | null;
}

export interface SendingProgress {
  readonly applicationId: string;
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface SendingTotals {
  /** Not through yet, those under way among them. */
  readonly applications: number;
  readonly applicationsSent: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** Null while too little was seen to say. */
  readonly bytesPerSecond: number | null;
  readonly remainingSeconds: number | null;
}

/** 立即发送: what happened, in numbers that add up to all that was there. */
export interface RoundReport {
  readonly at: string;
  readonly sent: number;
  /** Tried and not through. */
  readonly failed: readonly CountedReason[];
  /** Not tried; `not-yet`: came during the round. */
  readonly waiting: readonly CountedReason<FailureCode | 'not-yet'>[];
}

export interface CountedReason<R extends string = FailureCode> {
  readonly reason: R;
  readonly count: number;
}

/**
 * The engine. One loop; the county's stream makes it pull at once; `kick` makes it try now (after an acceptance, on "send now"); `stop` ends it and settles when
 * nothing is in flight any more.
 */
export interface SyncEngine {
  start(): void;
  kick(): void;
  /** One full round, honestly reported: whether what waits went through. A refused publication is the state's failure alone. */
  sendNow(): Promise<Result<SyncState>>;
  state(): SyncState;
  /** Called when the state changed, and after each write to the store that a screen may show. */
  onState(listener: (state: SyncState) => void): () => void;
  stop(): Promise<void>;
}

/** Where the rooms of sync write what happened; pino's shape. Never personal data. */
export interface SyncLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
