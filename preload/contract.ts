import { z } from 'zod';
import {
  applicationIdSchema,
  applicationSchema,
  applicationSummarySchema,
  cardReadingSchema,
  channelSchema,
  draftSchema,
  pageDoubtSchema,
  pageRefSchema,
  sha256Schema,
} from '../main/domain/application.ts';
import { deviceSettingsSchema, documentKinds } from '../main/domain/device-settings.ts';
import { failureCodes } from '../main/domain/failures.ts';
import { caseNumberSchema } from '../main/domain/pre-check.ts';
import type { Result } from '../main/domain/result.ts';
import { scanChoiceSchema, scanSources } from '../main/domain/scan-choice.ts';

/**
 * THE contract between the screens and the main process. The renderer speaks use cases, never devices (design §2).
 * Adding a method is one entry here and one line in main/api.ts.
 *
 * A call answers with a Result: `{ok:true,value}` or `{ok:false,failure}`. Inputs are parsed at the boundary; what does
 * not fit is `input/invalid`. Page pictures and PDFs are fetched by URL from the host: `/pages/<sha256>`,
 * `/documents/<name>.pdf`.
 */

const none = z.object({});
const nothing = z.null();

export const problemSchema = z.object({
  pointer: z.string(),
  kind: z.enum(['missing', 'format', 'mismatch', 'not-allowed']),
  message: z.object({ zh: z.string(), en: z.string() }),
});

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  detail: z.string().optional(),
  problems: z.array(problemSchema).readonly().optional(),
});

export const stationSchema = z.enum(['window', 'kiosk', 'agent']);
export type Station = z.infer<typeof stationSchema>;

export const operatorSchema = z.object({ id: z.string(), name: z.string(), post: z.string() });
export type Operator = z.infer<typeof operatorSchema>;

export const terminalStateSchema = z.object({
  station: stationSchema,
  demo: z.boolean(),
  enrolled: z.boolean(),
  terminalId: z.string().nullable(),
  countyName: z.string().nullable(),
  officeName: z.string().nullable(),
  /** Who works here now; null while locked. */
  operator: operatorSchema.nullable(),
  /** Name of the desk's database; a new generation means: throw the old one away and rebuild. */
  deskGeneration: z.int(),
  /** 32 bytes, base64; only while unlocked, never stored by the renderer. */
  deskKey: z.string().nullable(),
  catalogueVersion: z.int().nullable(),
  /** Terminal time now, so that the screens show the simulated clock too. */
  now: z.iso.datetime(),
  version: z.string(),
});
export type TerminalState = z.infer<typeof terminalStateSchema>;

export const deviceStatusSchema = z.object({
  deviceClass: z.enum([
    'card-reader',
    'receipt-printer',
    'document-scanner',
    'code-scanner',
    'signature-pad',
    'fingerprint-reader',
  ]),
  name: z.string(),
  condition: z.enum(['absent', 'opening', 'ready', 'busy', 'needs-help', 'unknown']),
  trouble: z.enum(failureCodes).nullable(),
  where: z.string(),
  warnings: z.array(z.enum(['paper-near-end'])).readonly(),
});
export type DeviceStatusView = z.infer<typeof deviceStatusSchema>;

export const lookedUpCodeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('application'), applicationId: z.string(), localNumber: z.string() }),
  /** A receipt's number that this terminal has no application for. */
  z.object({ kind: z.literal('elsewhere'), localNumber: z.string() }),
  z.object({ kind: z.literal('pre-check'), caseNumber: z.string() }),
  z.object({ kind: z.literal('id-number'), number: z.string() }),
  z.object({ kind: z.literal('unknown'), text: z.string() }),
]);
export type LookedUpCode = z.infer<typeof lookedUpCodeSchema>;

/** A document at the system's printer. gone: the print system has no record of it any more. */
export const documentJobSchema = z.object({
  jobId: z.string(),
  printer: z.string(),
  state: z.enum(['waiting', 'printing', 'held', 'stopped', 'completed', 'cancelled', 'aborted', 'gone']),
  trouble: z.enum(failureCodes).nullable(),
});
export type DocumentJob = z.infer<typeof documentJobSchema>;

/** Everything that the settings page lets one choose. */
export const chosenClassSchema = z.enum([
  ...deviceStatusSchema.shape.deviceClass.options,
  'page-printer',
  'photo-decoder',
]);
export type ChosenClass = z.infer<typeof chosenClassSchema>;

export const deviceBookSchema = z.object({
  settings: deviceSettingsSchema,
  /** damaged: what was on the disk could not be read and is not used; it lies beside under the name `kept`. */
  file: z.object({
    kind: z.enum(['none', 'read', 'damaged']),
    why: z.string().nullable(),
    kept: z.string().nullable(),
  }),
  /** Where each class is when nothing was chosen for it; null: nowhere. */
  otherwise: z.partialRecord(chosenClassSchema, z.string().nullable()),
});
export type DeviceBookView = z.infer<typeof deviceBookSchema>;

export const foundDevicesSchema = z.object({
  found: z.array(z.object({ deviceClass: chosenClassSchema, address: z.string(), label: z.string() })).readonly(),
  /** Seen, but not supported, and why. */
  unsupported: z.array(z.object({ label: z.string(), why: z.string() })).readonly(),
  /** What could not be looked at, and what to install. */
  hints: z.array(z.string()).readonly(),
  queues: z.array(z.object({ name: z.string(), label: z.string(), isDefault: z.boolean() })).readonly(),
});
export type FoundDevices = z.infer<typeof foundDevicesSchema>;

/** Scanners on `https:` are known by the certificate that they showed first. */
export const scannerCertificatesSchema = z.object({
  /** False: what was remembered can't be understood, and no such scanner is talked to. */
  isReadable: z.boolean(),
  /** The scanner in use shows another certificate than the one remembered. */
  isRefused: z.boolean(),
  known: z.array(z.object({ place: z.string(), fingerprint: z.string() })).readonly(),
});
export type ScannerCertificates = z.infer<typeof scannerCertificatesSchema>;

export const cardPhotoSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), bmpBase64: z.string() }),
  /** no-photo: nothing was kept of it. */
  z.object({
    kind: z.literal('none'),
    because: z.enum(['no-decoder', 'decoder-failed', 'not-a-photo', 'no-photo']),
  }),
]);
export type CardPhoto = z.infer<typeof cardPhotoSchema>;

/** What a test brought to light; `failure` where it did not work. */
export const deviceTestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    cardType: z.enum(['citizen', 'hmt', 'foreigner-2017', 'foreigner-2023']),
    name: z.string(),
  }),
  z.object({ kind: z.literal('receipt'), printed: z.enum(['confirmed', 'unconfirmed']) }),
  z.object({ kind: z.literal('page'), bytes: z.int(), verdict: z.enum(['good', 'blank', 'blurred']).nullable() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  /** The photo of the card that was read for the test; shown, and kept nowhere. */
  z.object({ kind: z.literal('photo'), photo: cardPhotoSchema }),
  /** A PNG; shown, and kept nowhere. */
  z.object({
    kind: z.literal('signature'),
    pngBase64: z.string(),
    strokeCount: z.int(),
    pointCount: z.int(),
    durationMs: z.number(),
  }),
  z.object({
    kind: z.literal('finger'),
    score: z.number(),
    verdict: z.enum(['good', 'fair', 'poor']),
    hint: z.enum(['dry', 'wet', 'off-centre', 'moved']).nullable(),
  }),
  z.object({ kind: z.literal('printing'), queue: z.string(), state: documentJobSchema.shape.state }),
]);
export type DeviceTest = z.infer<typeof deviceTestSchema>;

export const syncViewSchema = z.object({
  link: z.enum(['unknown', 'online', 'offline', 'captive-portal', 'refused']),
  failure: failureSchema.nullable(),
  lastContactAt: z.string().nullable(),
  clockOffsetMs: z.number().nullable(),
  sending: z.object({ applicationId: z.string(), sentBytes: z.number(), totalBytes: z.number() }).nullable(),
  counts: z.object({
    'on-terminal': z.int(),
    sending: z.int(),
    'at-county': z.int(),
    'needs-attention': z.int(),
    decided: z.int(),
  }),
});
export type SyncView = z.infer<typeof syncViewSchema>;

export const deskChangeSchema = z.object({
  id: z.string(),
  change: z.int(),
  document: z.record(z.string(), z.unknown()).nullable(),
});
export const deskCollectionSchema = z.enum(['drafts', 'applications', 'items', 'notices']);

/** What the clerk must know beside a printed receipt (main/paper/port.ts). */
export const receiptWarningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('characters-spelled-out'), characters: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('characters-drawn'), characters: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('barcode-left-out') }),
]);
export type ReceiptWarning = z.infer<typeof receiptWarningSchema>;

export const receiptOutcomeSchema = z.object({
  /** unknown: the printer can't tell; the clerk looks and says. */
  printed: z.enum(['confirmed', 'unconfirmed', 'failed', 'already-printed']),
  failure: failureSchema.nullable(),
  warnings: z.array(receiptWarningSchema).readonly(),
});
export type ReceiptOutcome = z.infer<typeof receiptOutcomeSchema>;

/** What the page desk made of a page: what it found, or why it could not look. Both null: no page desk was there. */
const pageFindings = {
  verdict: z.enum(['good', 'blank', 'blurred']).nullable(),
  unprocessed: pageDoubtSchema.shape.why.exclude(['blank', 'blurred']).nullable(),
};

export const scanningSchema = z.object({
  /** What the scanner says it can do; null while it hasn't said, and without one. */
  offer: z
    .object({
      model: z.string(),
      /** In the order in which they should be proposed. */
      sources: z.array(z.object({ source: z.enum(scanSources), duplex: z.boolean() })).readonly(),
    })
    .nullable(),
  /** What was last chosen on this machine; it may be more than today's scanner can do. */
  chosen: scanChoiceSchema.nullable(),
});
export type Scanning = z.infer<typeof scanningSchema>;

export const benchStateSchema = z.object({
  citizens: z.array(z.object({ key: z.string(), name: z.string(), idNumber: z.string(), note: z.string() })).readonly(),
  cardOnReader: z.string().nullable(),
  readerPlugged: z.boolean(),
  printer: z.object({
    paper: z.boolean(),
    coverOpen: z.boolean(),
    jammed: z.boolean(),
    power: z.boolean(),
    receipts: z.array(z.object({ text: z.string(), png: z.string() })).readonly(),
  }),
  scanner: z.object({
    library: z.array(z.object({ key: z.string(), title: z.string() })).readonly(),
    inFeeder: z.array(z.string()).readonly(),
    jammed: z.boolean(),
  }),
  codeScanner: z.object({ plugged: z.boolean(), lastCode: z.string().nullable() }),
  signaturePad: z.object({ plugged: z.boolean(), asks: z.string().nullable() }),
  fingerprintReader: z.object({ plugged: z.boolean(), isAsking: z.boolean() }),
});

/** What the county link does in the demo and in journeys. */
export const linkMoodSchema = z.enum([
  'open',
  'cut',
  'black-hole',
  'http-500',
  'http-404',
  'captive-portal',
  'reply-lost',
  'reply-twice',
  'slow',
]);
export type LinkMood = z.infer<typeof linkMoodSchema>;

export const simulatorStateSchema = z.object({
  bench: benchStateSchema,
  link: linkMoodSchema,
  /** Simulated clock minus the machine's, milliseconds. */
  clockShiftMs: z.number(),
  countyUrl: z.string(),
});
export type SimulatorState = z.infer<typeof simulatorStateSchema>;

export const handSchema = z.discriminatedUnion('hand', [
  z.object({ hand: z.literal('placeCard'), citizen: z.string() }),
  z.object({ hand: z.literal('liftCard') }),
  z.object({ hand: z.literal('pullCardDuringNextRead') }),
  z.object({ hand: z.literal('unplugReader') }),
  z.object({ hand: z.literal('plugReader') }),
  z.object({ hand: z.literal('removePaper') }),
  z.object({ hand: z.literal('loadPaper') }),
  z.object({ hand: z.literal('paperForReceipts'), count: z.int().min(0) }),
  z.object({ hand: z.literal('jamPrinter') }),
  z.object({ hand: z.literal('clearPrinter') }),
  z.object({ hand: z.literal('openPrinterCover') }),
  z.object({ hand: z.literal('closePrinterCover') }),
  z.object({ hand: z.literal('switchPrinterOff') }),
  z.object({ hand: z.literal('switchPrinterOn') }),
  z.object({ hand: z.literal('feedPages'), pages: z.array(z.string()).max(50) }),
  z.object({ hand: z.literal('jamScannerAtPage'), page: z.int().min(1) }),
  z.object({ hand: z.literal('clearScanner') }),
  z.object({ hand: z.literal('scanCode'), text: z.string().min(1).max(2_000) }),
  z.object({ hand: z.literal('unplugCodeScanner') }),
  z.object({ hand: z.literal('plugCodeScanner') }),
  z.object({ hand: z.literal('signOnPad') }),
  z.object({ hand: z.literal('cancelOnPad') }),
  z.object({ hand: z.literal('unplugPad') }),
  z.object({ hand: z.literal('plugPad') }),
  z.object({ hand: z.literal('putFinger'), touch: z.enum(['good', 'fair', 'dry', 'wet', 'off-centre']) }),
  z.object({ hand: z.literal('unplugFingerprintReader') }),
  z.object({ hand: z.literal('plugFingerprintReader') }),
  z.object({ hand: z.literal('setLink'), mood: linkMoodSchema }),
  z.object({ hand: z.literal('shiftClock'), shiftMs: z.number() }),
]);
export type SimulatorHand = z.infer<typeof handSchema>;

export const contract = {
  terminalState: { input: none, output: terminalStateSchema },
  operators: { input: none, output: z.array(operatorSchema) },
  unlock: { input: z.object({ operatorId: z.string(), pin: z.string().max(64) }), output: terminalStateSchema },
  lock: { input: none, output: terminalStateSchema },

  deviceStates: { input: none, output: z.array(deviceStatusSchema) },
  /** Waits for a card; cards placed by themselves arrive on the topic `card` as well. */
  readCard: { input: none, output: cardReadingSchema },
  /** The picture that the card's chip holds, while unlocked; without one, why not. */
  cardPhoto: { input: z.object({ readingId: z.string().max(64) }), output: cardPhotoSchema },

  deviceSettings: { input: none, output: deviceBookSchema },
  /** Remembered on this machine; the drivers go to their new places at once. */
  saveDeviceSettings: { input: z.object({ settings: deviceSettingsSchema }), output: deviceBookSchema },
  findDevices: { input: none, output: foundDevicesSchema },
  scannerCertificates: { input: none, output: scannerCertificatesSchema },
  /** null: all of them, and a memory that can't be understood. */
  forgetScannerCertificate: {
    input: z.object({ place: z.string().max(300).nullable() }),
    output: scannerCertificatesSchema,
  },
  /** Reads a card, prints a page, scans a page, waits for a code. `name`: which of several receipt printers. */
  testDevice: {
    input: z.object({ deviceClass: chosenClassSchema, name: z.string().max(40).optional() }),
    output: deviceTestSchema,
  },

  deskPull: {
    input: z.object({ collection: deskCollectionSchema, after: z.int().min(0), limit: z.int().min(1).max(500) }),
    output: z.object({ changes: z.array(deskChangeSchema), highWater: z.int() }),
  },
  /** Autosave. A stale revision is answered with the stored draft, never overwritten. */
  saveDraft: {
    input: z.object({ draft: draftSchema }),
    output: z.object({ stored: z.boolean(), draft: draftSchema.nullable() }),
  },
  startDraft: {
    input: z.object({
      itemCode: z.string(),
      readingId: z.string().nullable(),
      channel: channelSchema,
      /** 预审编号 that could not be fetched: the draft begins blank and keeps it. */
      preCheckNumber: caseNumberSchema.optional(),
    }),
    output: draftSchema,
  },
  /** 预审: a scanned case opens with what the county holds; the same one again is the same draft (R46). */
  openPreCheck: {
    input: z.object({
      caseNumber: caseNumberSchema,
      /** The card that lies here; used when it is that person's. */
      readingId: z.string().nullable(),
      channel: channelSchema,
      /** Another window has it open, and a person decided to go on here. */
      takeOver: z.boolean(),
    }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('opened'), draft: draftSchema }),
      /** 已在X窗口打开 */
      z.object({ kind: z.literal('taken'), officeName: z.string(), at: z.iso.datetime() }),
      /** Accepted at this terminal already. */
      z.object({ kind: z.literal('accepted'), applicationId: z.string() }),
    ]),
  },
  discardDraft: { input: z.object({ draftId: applicationIdSchema }), output: nothing },
  /** Fills the applicant's fields from a reading and marks them as read from the chip. */
  applyCard: {
    input: z.object({ draftId: applicationIdSchema, readingId: z.string() }),
    output: draftSchema,
  },
  /** `revision` is the one that was checked: accept exactly that. */
  checkDraft: {
    input: z.object({ draftId: applicationIdSchema }),
    output: z.object({ problems: z.array(problemSchema), revision: z.int() }),
  },
  scanning: { input: none, output: scanningSchema },
  /** Remembered on this machine. */
  chooseScanning: { input: scanChoiceSchema, output: scanningSchema },
  /** Pages appear in the draft one by one while the scan runs; progress comes on the topic `scan`. */
  scanMaterial: {
    input: z.object({
      draftId: applicationIdSchema,
      materialCode: z.string(),
      source: z.enum(scanSources),
      duplex: z.boolean().optional(),
      /** One page is scanned, and it takes the place of this one. */
      replaces: sha256Schema.optional(),
    }),
    output: z.object({
      draft: draftSchema,
      pageCount: z.int(),
      /** In feeding order. `isNew` is false for a page that was there before, to the byte: it is not put there twice. */
      pages: z.array(z.object({ ...pageFindings, sha256: sha256Schema, isNew: z.boolean() })).readonly(),
      interruptedBy: failureSchema.nullable(),
    }),
  },
  removePage: {
    input: z.object({ draftId: applicationIdSchema, materialCode: z.string(), sha256: sha256Schema }),
    output: draftSchema,
  },
  /** `to` counts from 0; beyond the last is the last. */
  movePage: {
    input: z.object({
      draftId: applicationIdSchema,
      materialCode: z.string(),
      sha256: sha256Schema,
      to: z.int().min(0),
    }),
    output: draftSchema,
  },
  /** The clerk has looked at a doubtful page: it is good as it is. */
  keepPage: {
    input: z.object({ draftId: applicationIdSchema, materialCode: z.string(), sha256: sha256Schema }),
    output: draftSchema,
  },
  /** A page from a document camera; it goes the way of a scanned one. */
  addPhotoPage: {
    input: z.object({
      draftId: applicationIdSchema,
      materialCode: z.string(),
      /** 8 MB as bytes. */
      jpegBase64: z.string().max(10_700_000),
      /** It takes the place of this page. */
      replaces: sha256Schema.optional(),
    }),
    output: z.object({ ...pageFindings, draft: draftSchema, sha256: sha256Schema, isNew: z.boolean() }),
  },
  /** 受理. One durable transaction; the receipt is printed only after it. `revision` is what the clerk saw. */
  acceptApplication: {
    input: z.object({ draftId: applicationIdSchema, revision: z.int().min(0) }),
    output: applicationSummarySchema,
  },
  printReceipt: {
    input: z.object({
      applicationId: applicationIdSchema,
      jobId: z.uuid(),
      reprint: z.boolean(),
      /** Another than the usual one, by its name. */
      printer: z.string().max(40).optional(),
    }),
    output: receiptOutcomeSchema,
  },
  receiptPreview: { input: z.object({ applicationId: applicationIdSchema }), output: z.object({ svg: z.string() }) },
  /** 受理通知书 as PDF; `url` is relative to the host. */
  acceptanceNotice: { input: z.object({ applicationId: applicationIdSchema }), output: z.object({ url: z.string() }) },
  /** 申请表 as PDF, to be read through, signed and scanned; marked 草稿 until accepted. */
  applicationForm: { input: z.object({ draftId: applicationIdSchema }), output: z.object({ url: z.string() }) },

  /** The receipt as PDF, for when no printer will do it. */
  receiptDocument: { input: z.object({ applicationId: applicationIdSchema }), output: z.object({ url: z.string() }) },
  /** To the system's printer. `id` is the application's, or the draft's for its form; `jobId` is handed over once. */
  printDocument: {
    input: z.object({ document: z.enum(documentKinds), id: applicationIdSchema, jobId: z.uuid() }),
    output: documentJobSchema,
  },
  documentJob: { input: z.object({ jobId: z.uuid() }), output: documentJobSchema },

  application: {
    input: z.object({ applicationId: applicationIdSchema }),
    output: z.object({ application: applicationSchema, summary: applicationSummarySchema }),
  },
  /** By local number, full ID number, name or pinyin; newest first. */
  searchApplications: {
    input: z.object({ query: z.string().max(100), limit: z.int().min(1).max(200) }),
    output: z.array(applicationSummarySchema),
  },

  /** For codes that reach the page as keys; those of the gun come on the topic `code`. */
  lookUpCode: { input: z.object({ text: z.string().max(8_000) }), output: lookedUpCodeSchema },

  syncState: { input: none, output: syncViewSchema },
  sendNow: { input: none, output: syncViewSchema },
  /** Takes an application out of "needs attention" and tries again. */
  resend: { input: z.object({ applicationId: applicationIdSchema }), output: applicationSummarySchema },
  /** What the supervisor checks: the chain of events from the first to the last. */
  verifyLedger: {
    input: none,
    output: z.object({
      intact: z.boolean(),
      eventCount: z.int(),
      brokenAt: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  },

  simulatorState: { input: none, output: simulatorStateSchema },
  simulate: { input: handSchema, output: simulatorStateSchema },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Input<M extends Method> = z.input<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;
export type Reply<M extends Method> = Result<Output<M>>;

/** Pushed topics. */
export const topics = {
  terminal: terminalStateSchema,
  devices: z.array(deviceStatusSchema),
  card: z.union([
    z.object({ ok: z.literal(true), value: cardReadingSchema }),
    z.object({ ok: z.literal(false), failure: failureSchema }),
  ]),
  /** Something was held before the gun. */
  code: lookedUpCodeSchema,
  scan: z.object({
    draftId: z.string(),
    materialCode: z.string(),
    pageNumber: z.int(),
    page: pageRefSchema,
    ...pageFindings,
  }),
  /** Something on the desk changed; pull from your checkpoint. */
  desk: z.object({ highWater: z.int() }),
  sync: syncViewSchema,
  simulator: simulatorStateSchema,
} as const satisfies Record<string, z.ZodType>;

export type Topic = keyof typeof topics;
export type TopicValue<T extends Topic> = z.output<(typeof topics)[T]>;

/** What the preload script or the WebSocket bridge offers the page. */
export interface Bridge {
  call(method: Method, input: unknown): Promise<unknown>;
  /** Returns the unsubscribe function. */
  subscribe(listener: (topic: Topic, value: unknown) => void): () => void;
}
