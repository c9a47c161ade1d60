import type { BackupPlace, RestoredLedger } from '../backup/port.ts';
import type { CaseMoves } from '../case-moves.ts';
import type { Alarm } from '../domain/alarms/alarm.ts';
import type { OfflineSpan } from '../domain/alarms/case-facts.ts';
import type { Application, ApplicationSummary, CardReading, Draft, Whereabouts } from '../domain/application.ts';
import type { Amending, CaseFile } from '../domain/case-file.ts';
import type { CataloguePackage, Notice } from '../domain/catalogue.ts';
import type { CreditWord } from '../domain/credit.ts';
import type { ClosingEntry } from '../domain/day-closing/closing.ts';
import type { HeldDisclosure } from '../domain/disclosure-request.ts';
import type { Confirmation, KeptSignature } from '../domain/display/signature.ts';
import type { IssuedDocument } from '../domain/documents/issued.ts';
import type { OpenDelivery } from '../domain/doorstep/delivery.ts';
import type { Evidence, EvidencePhoto, OpenEvidence } from '../domain/doorstep/evidence.ts';
import type { KeptHandover } from '../domain/doorstep/handover.ts';
import type { HeldVisit } from '../domain/doorstep/visit.ts';
import type { FailureCode } from '../domain/failures.ts';
import type { HealthHistory } from '../domain/health/health-history.ts';
import type { HeldIdentity } from '../domain/identity/verification.ts';
import type { KnownApplication } from '../domain/known-application.ts';
import type { EventType, LedgerEvent } from '../domain/ledger-event.ts';
import type { HeldOriginal } from '../domain/originals.ts';
import type { Cargo, MadePackage } from '../domain/packages.ts';
import type { PaymentReceipt } from '../domain/payment.ts';
import type { HeldFiling } from '../domain/pre-check-filing.ts';
import type { PublicationSeal } from '../domain/publication.ts';
import type { QueueDay } from '../domain/queue/queue-day.ts';
import type { Result } from '../domain/result.ts';
import type { SetupStep } from '../domain/setup.ts';
import type { SupervisionNotice } from '../domain/supervision.ts';
import type { HeldVoice } from '../domain/voice/voice.ts';
import type { ChainHead, StoredEvent } from './chain.ts';

/**
 * 台账: the durable truth (design §3). Guarantees, proved by `runLedgerTests` on every implementation:
 *
 * - `transact` is all or nothing. When it returns, everything written is on the disk (WAL, synchronous=FULL);
 *   when `work` throws or the disk refuses, nothing is there.
 * - Events are numbered 1, 2, 3 … without gaps and hash-chained (domain/ledger-event.ts); none is ever changed or removed.
 * - Drafts, applications, readings and event bodies are sealed before they reach the file; exact look-up by ID number
 *   goes through an HMAC.
 * - An application's `receivedAt`, content and localNumber never change after `insertApplication`.
 * - Each change of a draft, application, catalogue or notice takes the next number of one change counter,
 *   so that the desk can follow with a checkpoint.
 * - A ledger is used by one process at a time; opening a second time fails with `terminal/in-use`.
 */
export interface Ledger {
  transact<T>(work: (writer: LedgerWriter) => T): Result<T>;

  draft(id: string): Draft | null;
  application(id: string): Application | null;
  applicationByNumber(localNumber: string): Application | null;
  /** Newest first. */
  applicationsOfPerson(idNumber: string, limit: number): readonly ApplicationSummary[];
  /** Newest first; `before` is a receivedAt to page on. */
  recentApplications(page: { limit: number; before?: string }): readonly ApplicationSummary[];
  summary(id: string): ApplicationSummary | null;
  cardReading(id: string): CardReading | null;
  catalogue(version?: number): CataloguePackage | null;
  notices(): readonly Notice[];

  /** Changes with a number above `after`, in order, at most `limit`. */
  changes(collection: DeskCollection, after: number, limit: number): readonly DeskChange[];
  changeCounter(): number;

  /** In order, from `fromSeq` on. */
  events(range: { fromSeq: number; limit: number }): readonly LedgerEvent[];
  /** All of one application, in order. */
  eventsOfCase(applicationId: string): readonly CaseEvent[];
  head(): { readonly seq: number; readonly hash: string };
  /** The same events as they lie in the store, unchecked and each body unopened until asked: for whoever verifies. */
  storedEvents(range: { fromSeq: number; limit: number }): readonly StoredEvent[];
  /** The last link as it is sealed beside the events, with the doubt that it carries. */
  sealedHead(): ChainHead;
  /** Recomputes every hash; names the first event that does not fit. */
  verifyChain(): ChainReport;

  /** Submissions that may be tried at `nowMs`, oldest first. */
  dueSubmissions(nowMs: number, limit: number): readonly Submission[];
  submission(applicationId: string): Submission | null;
  /** All that the county has not confirmed, those that wait for a person among them; oldest first. */
  undelivered(limit: number): readonly Submission[];
  counts(): Readonly<Record<Whereabouts, number>>;

  fact<K extends keyof LedgerFacts>(key: K): LedgerFacts[K] | null;
  printJob(id: string): PrintJob | null;
  close(): void;
}

/** All writing happens inside `transact`. */
export interface LedgerWriter {
  /** Stores a draft and gives it the next revision; refused with the stored one when `expectedRevision` is stale. */
  putDraft(
    draft: Draft,
    expectedRevision: number | null,
  ): { stored: true; draft: Draft } | { stored: false; current: Draft | null };
  removeDraft(id: string): void;
  insertApplication(application: Application): void;
  /** Anything but the frozen content (state, acceptance, county facts, decision). */
  updateApplication(
    id: string,
    change: Partial<
      Pick<Application, 'state' | 'acceptedAt' | 'dueDate' | 'countyNumber' | 'decision' | 'countyStatusVersion'>
    >,
  ): void;
  appendEvent(event: NewEvent): LedgerEvent;
  /** Next value of a named counter, from 1. */
  nextCount(name: string): number;
  /** The counter goes on behind this value, where it is not there yet. */
  raiseCount(name: string, atLeast: number): void;
  /**
   * 接回: events of this very chain that this file lost and another copy kept. They take their places verbatim; what was
   * written here since the loss, seen by nobody else, is linked anew behind them, submissions along with it.
   */
  weaveIn(events: readonly LedgerEvent[]): void;
  putSubmission(submission: Submission): void;
  markReceiptPrinted(applicationId: string): void;
  putCardReading(reading: CardReading): void;
  putCatalogue(catalogue: CataloguePackage, hash: string): void;
  putNotices(notices: readonly Notice[]): void;
  setFact<K extends keyof LedgerFacts>(key: K, value: LedgerFacts[K]): void;
  putPrintJob(job: PrintJob): void;
}

export type DeskCollection = 'drafts' | 'applications' | 'items' | 'notices';

/** `document` is null where the document left the desk. */
export interface DeskChange {
  readonly id: string;
  readonly change: number;
  readonly document: Readonly<Record<string, unknown>> | null;
}

/** What the caller of appendEvent says; seq, hashes and ids come from the ledger, time from its clock. */
export interface NewEvent {
  readonly type: EventType;
  readonly operatorId: string | null;
  readonly applicationId: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An event as a case's file names it; its body stays closed. */
export interface CaseEvent {
  readonly seq: number;
  readonly type: EventType;
  readonly hash: string;
}

/** Outbox entry of one application; its state and the county's word decide what the screen calls "sent". */
export interface Submission {
  readonly applicationId: string;
  /** Seq of the event that carries the content; the county must hold it before the submission. */
  readonly eventSeq: number;
  readonly state: 'waiting' | 'sending' | 'delivered' | 'needs-attention';
  readonly attempts: number;
  readonly nextAttemptAtMs: number;
  readonly failure: FailureCode | null;
  readonly failureDetail: string | null;
}

export interface ChainReport {
  readonly intact: boolean;
  readonly eventCount: number;
  readonly headHash: string;
  /** Seq of the first event that does not fit, or of the first gap. */
  readonly brokenAt: number | null;
  readonly reason: string | null;
}

/** Job journal: a job id never prints twice unasked. */
export interface PrintJob {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: 'receipt' | 'receipt-reprint';
  readonly state: 'started' | 'printed' | 'failed' | 'unknown';
  readonly at: string;
}

/** Single values about this terminal. */
export interface LedgerFacts {
  /** 预审 that was opened here, by the county's case number: the draft it became, which the application keeps as its id. */
  /** Handed over by a terminal that this one stands in for, by the number on the receipt. */
  [known: `known/${string}`]: KnownApplication;
  /** Numbers of those that nobody has decided yet. */
  knownOpen: readonly string[];
  [opened: `pre-check/${string}`]: { readonly draftId: string };
  /** 卷宗, by the application's id: what happened to it since it was accepted. */
  [held: `case/${string}`]: CaseFile;
  /** 办件的经过: its moves after those that it began with, by the application's id. */
  [moved: `moves/${string}`]: CaseMoves;
  /** Ids of the applications that the clock may have to move by itself. */
  clockedCases: readonly string[];
  /** Ids of the applications that have ended and are not archived yet. */
  endedCases: readonly string[];
  /** Ids of the applications of which a move made here has no effect, and nobody has read that yet. */
  refusedMoveCases: readonly string[];
  /** By the application's id: an amendment in preparation. Null when it was made or given up. */
  [prepared: `amending/${string}`]: Amending | null;
  /** 文书 by its id. */
  [paper: `document/${string}`]: IssuedDocument;
  /** Ids of the documents of an application, in the order of their issue. */
  [papers: `documents/${string}`]: readonly string[];
  /** Ids of the applications whose case file needs a clerk: the tray opens no others. */
  trayCases: readonly string[];
  /** 电子监察, by the application's id, `terminal` for the terminal itself: what stands, and what was withdrawn. */
  [alarmed: `alarms/${string}`]: readonly Alarm[];
  /** How far the chain was looked at for limits, and the cases in which one still runs. */
  alarmWatch: { readonly seq: number; readonly open: readonly string[] };
  /** 断网记录: times without a line to the county, oldest first; the oldest give way. */
  offlineSpans: readonly OfflineSpan[];
  /** 督办: all that is open, and the newest of the rest. */
  supervision: readonly SupervisionNotice[];
  /** 好差评, by the hash that tells the visit: that there is one, never what it says. */
  [visit: `rated/${string}`]: { readonly applicationId: string; readonly at: string };
  /** By the application's id: how many ratings were given. */
  [rated: `ratings/${string}`]: number;
  /** 群众确认, by the draft's id; 群众签名, by the id of the draft or the application that it became, oldest first. */
  [confirmed: `confirmed/${string}`]: Confirmation;
  [signed: `signatures/${string}`]: readonly KeptSignature[];
  /** 投诉, by its number; all numbers, oldest first. */
  [voiced: `voice/${string}`]: HeldVoice;
  voices: readonly string[];
  /** 联网核验, by the application's id; absent while the county has not been heard. */
  [verified: `identity/${string}`]: HeldIdentity;
  /** 信用核查, by the application's id; absent while the county has not been heard. */
  [trusted: `credit/${string}`]: CreditWord;
  /** Applications whose mismatch waits for the lead. */
  identityTasks: readonly string[];
  /** 原件, by the application's id; ids of applications with one that is not signed back. */
  [originals: `originals/${string}`]: readonly HeldOriginal[];
  openOriginals: readonly string[];
  /** 上门任务, by its id; ids of all of them, oldest first. */
  [visited: `visit/${string}`]: HeldVisit;
  visits: readonly string[];
  /** Registered here, without the county: by whom. */
  [added: `visit-added/${string}`]: string;
  /** Ids of the applications that were received at a visit. */
  [received: `visit-cases/${string}`]: readonly string[];
  /** 上门留痕 by the visit: in preparation, null once it is sealed. */
  /** 送达回证 of a visit that waits for its signature; null once it was signed, or given up. */
  [delivering: `delivery-open/${string}`]: OpenDelivery | null;
  [evidencing: `evidence-open/${string}`]: OpenEvidence | null;
  /** 拿掉的照片 of what is in preparation. */
  [droppedPhotos: `evidence-dropped/${string}`]: readonly EvidencePhoto[];
  /** By its id; ids by the visit, and by the application that it belongs to. */
  [evidenced: `evidence/${string}`]: Evidence;
  [evidencesOfVisit: `evidence-of-visit/${string}`]: readonly string[];
  [evidences: `evidence-of/${string}`]: readonly string[];
  /** Ids of sealed evidence whose photographs go by themselves, until the county holds them; oldest first. */
  evidenceToSend: readonly string[];
  /** By the id of an offline package: the evidence whose photographs are all in it. */
  [packedEvidence: `evidence-packed/${string}`]: readonly string[];
  /** 材料交接 by the batch's id; ids of all of them, newest first. */
  [handed: `handover/${string}`]: KeptHandover;
  handovers: readonly string[];
  /** By the application's id: it went to the township, and is no longer this terminal's. */
  [gone: `handed-over/${string}`]: { readonly batch: string; readonly at: string; readonly toOffice: string };
  /** 手写凭证, by the application's id: the serial of the form that was written by hand. */
  [handwritten: `hand-receipt/${string}`]: { readonly serial: string; readonly at: string; readonly by: string };
  /** 到账, by the application's local number: the county's word alone. */
  [paid: `payment/${string}`]: readonly PaymentReceipt[];
  /** 自助预审 that were handed in here, by their number; all numbers, oldest first. */
  [filed: `filing/${string}`]: HeldFiling;
  filings: readonly string[];
  /** 依申请公开, by its id. */
  [requested: `disclosure/${string}`]: HeldDisclosure;
  /** All of them, oldest first. */
  disclosures: readonly { readonly id: string; readonly localNumber: string }[];
  /** 发布: the body of a publication in force, by its matter; a catalogue's stands in its own table. */
  [published: `publication/${string}`]: unknown;
  /** What is in force, with the hash of what was stored. */
  publications: readonly PublicationInForce[];
  /** 启用码 that were used here, by their ids. */
  usedStartCodes: readonly string[];
  [tries: `start-code-tries/${string}`]: { readonly failures: number; readonly lockedSince: string | null };
  /** 交接班和日结, newest first: where each stands in the chain. The oldest give way. */
  closings: readonly ClosingEntry[];
  /** 有业务的日子: seq of the last work of each of the last days, and how far the chain was looked at. */
  workDays: { readonly scannedSeq: number; readonly days: Readonly<Record<string, number>> };
  /** 运行情况 of the last days, by the hour. */
  healthHours: HealthHistory;
  /** 今天的号: cleared with the day; what happened to each is in the chain. */
  queue: QueueDay;
  /** 备份: where copies of this ledger go; null: nowhere (yet). */
  backup: BackupPlace | null;
  /** Restored from a backup, and the county has not been asked since what was written after it. Null: asked. */
  restored: RestoredLedger | null;
  enrolment: Enrolment;
  /** 首次设置: where it goes on after a restart; a step of null means that it is done. */
  setup: { readonly step: SetupStep | null };
  /** 练习: this ledger was begun for practice, and is good for nothing else. */
  training: { readonly begunAt: string };
  /** Stored before the code is first used: the county binds it to one of these keys. Null when the matter is settled. */
  enrolmentKeys: {
    readonly code: string;
    readonly countyUrl: string;
    readonly privateKeys: readonly StoredKey[];
  } | null;
  /** Stored before it is announced: the county binds the number to this key. Null when none is waiting. */
  nextKey: { readonly keyNumber: number; readonly privateKey: StoredKey } | null;
  /** Seq up to which the county confirmed the chain. */
  shippedSeq: number;
  pullCursor: string;
  /** 属地: where this office stands, as the county says it; empty for the county's own hall. */
  ownPlace: string;
  /** 异地代收, by the application's id: when the county had it. */
  [forwarded: `forwarded/${string}`]: string;
  /** 认县: the public key by which the county of this terminal is known; it came with the enrolment. */
  countyKey: StoredKey | null;
  /** 封装密钥 of the county, and the `x` of the county's key that signed it. */
  sealingKey: { readonly signedBy: string; readonly key: StoredKey };
  /** 离线包 that were made here, newest first; the oldest give way. */
  packagesMade: readonly MadePackage[];
  /** 代送: packages of other terminals. What is on its way is never forgotten. */
  cargo: readonly Cargo[];
  /** Uploads that broke off, by the hash of what is uploaded; the oldest give way. */
  uploads: Readonly<Record<string, { readonly path: string; readonly sizeBytes: number; readonly createdAt: string }>>;
  /** 忙时带宽: how much of the line uploads may take while somebody works here, 0 to 1. */
  uploadShare: number;
  /** Wall time of the last good contact, and county time minus terminal time then. */
  lastContact: { readonly at: string; readonly offsetMs: number };
  boot: number;
  cleanExit: boolean;
  /** Grows when the desk must be thrown away and rebuilt. */
  deskGeneration: number;
  /** Wall clock at the last write, to notice a clock set back. */
  lastWallClock: string;
  catalogueHash: string;
}

/** A publication in force; `storedHash` is that of the body as this version of the program reads it. */
export interface PublicationInForce extends PublicationSeal {
  readonly jws: string;
  readonly storedHash: string;
}

/** A private key as JWK (sync/crypto/keys.ts). */
export type StoredKey = Readonly<Record<string, unknown>>;

export interface Enrolment {
  readonly terminalId: string;
  /** Short prefix of local numbers, unique in the county. */
  readonly numberPrefix: string;
  readonly countyUrl: string;
  readonly countyName: string;
  readonly officeName: string;
  /** Grows with each new key of this terminal. */
  readonly keyNumber: number;
  /** Sealed like everything else. Null in practice, which has a place to number from and nothing to sign with. */
  readonly privateKey: StoredKey | null;
  /** The terminal that this one stands in for. */
  readonly replaces: string | null;
  readonly enrolledAt: string;
}
