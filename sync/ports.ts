import type { CataloguePackage } from '../main/domain/catalogue.ts';
import type { LedgerEvent } from '../main/domain/ledger-event.ts';
import type { Failure, Result } from '../main/domain/result.ts';
import type {
  CatalogueReply,
  Change,
  ChangesReply,
  EnrolReply,
  EnrolRequest,
  EventReply,
  Hello,
  IntentReply,
  IntentRequest,
  PreCheckReply,
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
  hello(): Promise<Result<Hello>>;
  enrol(request: EnrolRequest): Promise<Result<EnrolReply>>;
  pushEvents(events: readonly LedgerEvent[]): Promise<Result<EventReply>>;
  declareIntent(request: IntentRequest): Promise<Result<IntentReply>>;
  /** Resumes where an earlier try broke off. */
  uploadMaterial(material: UploadableMaterial, onProgress: (sentBytes: number) => void): Promise<Result<void>>;
  submit(applicationId: string): Promise<Result<SubmitReply>>;
  changes(since: string): Promise<Result<ChangesReply>>;
  catalogue(): Promise<Result<CatalogueReply>>;
  /** Looks, and changes nothing. Somebody waits for the answer: it fails as soon as a greeting would. */
  preCheck(caseNumber: string): Promise<Result<PreCheckReply>>;
  /** Marks this terminal as the one that has it open; the answer names another one that was there first. */
  takePreCheck(caseNumber: string, order: TakePreCheck): Promise<Result<PreCheckReply>>;
  /**
   * Calls `onNudge` whenever the county has news, and `onBroken` each time a good stream ends by itself, until `stop`.
   * Silent while the line stays down: the engine polls then.
   */
  listen(onNudge: () => void, onBroken: () => void): { stop(): void };
  close(): void;
}

export interface UploadableMaterial {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What the engine needs of the ledger; every method is one durable transaction. */
export interface SyncStore {
  unshippedEvents(limit: number): readonly LedgerEvent[];
  /**
   * Moves the shipped mark to the county's anchor and, in the same transaction, hands the applications of refused events
   * to a person. `county/chain-conflict` when the anchor is not in this ledger's chain. The mark may move back: a county
   * restored from a backup gets the rest again.
   */
  markShipped(reply: EventReply): Result<void>;
  dueSubmissions(nowMs: number, limit: number): readonly PendingSubmission[];
  markSending(applicationId: string): Result<void>;
  markDelivered(applicationId: string, reply: { countyNumber: string; countyTime: string }): Result<void>;
  markRetry(applicationId: string, failure: Failure, nextAttemptAtMs: number): Result<void>;
  markNeedsAttention(applicationId: string, failure: Failure): Result<void>;
  pullCursor(): string;
  /** Applies status changes and notices and moves the cursor, together. A lower statusVersion changes nothing. */
  applyChanges(changes: readonly Change[], cursor: string): Result<void>;
  catalogueHash(): string | null;
  /** Refuses (`county/garbled`) a package whose canonical JSON does not have this hash. */
  storeCatalogue(catalogue: CataloguePackage, hash: string): Result<void>;
  recordContact(contact: { at: string; offsetMs: number }): Result<void>;
}

export interface PendingSubmission {
  readonly applicationId: string;
  readonly eventSeq: number;
  readonly attempts: number;
  readonly materials: readonly { readonly sha256: string; readonly sizeBytes: number; readonly mediaType: string }[];
}

export interface MaterialSource {
  read(sha256: string): Promise<Result<Uint8Array>>;
}

/** Time as an argument: tests run on a fake one. */
export interface EngineClock {
  nowMs(): number;
  /** Returns a cancel function. */
  after(delayMs: number, run: () => void): () => void;
  random(): number;
}

/** What the health strip shows. */
export interface SyncState {
  readonly link: 'unknown' | 'online' | 'offline' | 'captive-portal' | 'refused';
  readonly failure: Failure | null;
  readonly lastContactAt: string | null;
  readonly clockOffsetMs: number | null;
  readonly sending: { readonly applicationId: string; readonly sentBytes: number; readonly totalBytes: number } | null;
}

/**
 * The engine. One loop; the county's stream makes it pull at once; `kick` makes it try now (after an acceptance, on "send now"); `stop` ends it and settles when
 * nothing is in flight any more.
 */
export interface SyncEngine {
  start(): void;
  kick(): void;
  /** One full round, honestly reported. */
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
