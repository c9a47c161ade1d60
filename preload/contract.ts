import { z } from 'zod';
import {
  applicationIdSchema,
  applicationSchema,
  applicationSummarySchema,
  cardReadingSchema,
  channelSchema,
  draftSchema,
  pageRefSchema,
  sha256Schema,
} from '../main/domain/application.ts';
import { deviceSettingsSchema, plainPapers } from '../main/domain/device-settings.ts';
import { knownApplicationSchema } from '../main/domain/known-application.ts';
import { caseNumberSchema } from '../main/domain/pre-check.ts';
import type { Result } from '../main/domain/result.ts';
import { scanChoiceSchema, scanSources } from '../main/domain/scan-choice.ts';
import { caseCalls } from './contract-cases.ts';
import { citizenCalls, citizenScreenSchema } from './contract-citizen.ts';
import {
  cardPhotoSchema,
  chosenClassSchema,
  deviceBookSchema,
  deviceStatusSchema,
  deviceTestSchema,
  documentJobSchema,
  foundDevicesSchema,
  scannerCertificatesSchema,
} from './contract-devices.ts';
import { documentCalls } from './contract-documents.ts';
import { enrolmentViewSchema, enrolOrderSchema } from './contract-enrolment.ts';
import { failureSchema, problemSchema } from './contract-failure.ts';
import { moveCalls } from './contract-moves.ts';
import {
  exportedSchema,
  exportOrderSchema,
  importedSchema,
  importOrderSchema,
  packagesViewSchema,
  placesOrderSchema,
  placesSchema,
  receiptOrderSchema,
} from './contract-packages.ts';
import { pageFindings, receiptOutcomeSchema, scanningSchema } from './contract-papers.ts';
import { publicCalls } from './contract-public.ts';
import { setupStepSchema } from './contract-setup.ts';
import { handSchema, simulatorStateSchema } from './contract-simulator.ts';
import { changePinSchema, staffMemberSchema, startWithCodeSchema } from './contract-staff.ts';
import { stationCalls, stationTopics } from './contract-stations.ts';
import { statisticsCalls } from './contract-statistics.ts';
import { syncViewSchema } from './contract-sync.ts';

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

export const stationSchema = z.enum(['window', 'kiosk', 'agent']);
export type Station = z.infer<typeof stationSchema>;

export const operatorSchema = z.object({ id: z.string(), name: z.string(), post: z.string() });
export type Operator = z.infer<typeof operatorSchema>;

export const terminalStateSchema = z.object({
  station: stationSchema,
  demo: z.boolean(),
  /** 练习: another terminal than the real one, whose data goes nowhere. */
  training: z.boolean(),
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
  idleLockMinutes: z.int(),
  /** 首次设置: what is asked now; null when nothing is. */
  setupStep: setupStepSchema.nullable(),
});
export type TerminalState = z.infer<typeof terminalStateSchema>;

/** What stood behind the number: only a receipt has it (main/domain/receipt-code.ts). */
const receiptCheckSchema = z.string().nullable();

export const lookedUpCodeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('application'),
    applicationId: z.string(),
    localNumber: z.string(),
    check: receiptCheckSchema,
  }),
  /** A receipt's number that this terminal has no application for; `known`: what the county said of it to a successor. */
  z.object({
    kind: z.literal('elsewhere'),
    localNumber: z.string(),
    check: receiptCheckSchema,
    known: knownApplicationSchema.nullable(),
  }),
  z.object({ kind: z.literal('pre-check'), caseNumber: z.string() }),
  z.object({ kind: z.literal('id-number'), number: z.string() }),
  /** 交接码 of an agent's batch. */
  z.object({ kind: z.literal('handover'), code: z.string() }),
  z.object({ kind: z.literal('unknown'), text: z.string() }),
]);
export type LookedUpCode = z.infer<typeof lookedUpCodeSchema>;

export const deskChangeSchema = z.object({
  id: z.string(),
  change: z.int(),
  document: z.record(z.string(), z.unknown()).nullable(),
});
export const deskCollectionSchema = z.enum(['drafts', 'applications', 'items', 'notices']);

export const contract = {
  terminalState: { input: none, output: terminalStateSchema },
  operators: { input: none, output: z.array(staffMemberSchema) },
  unlock: { input: z.object({ operatorId: z.string(), pin: z.string().max(64) }), output: terminalStateSchema },
  lock: { input: none, output: terminalStateSchema },
  /** A person's first time here, or after a forgotten PIN; they are at work when it succeeds. */
  startWithCode: { input: startWithCodeSchema, output: terminalStateSchema },
  /** Of whoever works here now. */
  changePin: { input: changePinSchema, output: nothing },

  enrolment: { input: none, output: enrolmentViewSchema },
  /** Answers after the first try; a county that is away is asked again by itself (topic `enrolment`). */
  enrol: { input: enrolOrderSchema, output: enrolmentViewSchema },

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
      /** 长辈模式: everything in double size. */
      isLarge: z.boolean().optional(),
    }),
    output: receiptOutcomeSchema,
  },
  receiptPreview: { input: z.object({ applicationId: applicationIdSchema }), output: z.object({ svg: z.string() }) },
  /** 申请表 as PDF, to be read through, signed and scanned; marked 草稿 until accepted. `url` is relative to the host. */
  applicationForm: { input: z.object({ draftId: applicationIdSchema }), output: z.object({ url: z.string() }) },

  /** The receipt as PDF, for when no printer will do it. */
  receiptDocument: { input: z.object({ applicationId: applicationIdSchema }), output: z.object({ url: z.string() }) },
  /** To the system's printer. `id` is the application's, or the draft's for its form; `jobId` is handed over once. */
  printDocument: {
    input: z.object({ document: z.enum(plainPapers), id: applicationIdSchema, jobId: z.uuid() }),
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
  ...caseCalls,
  ...moveCalls,
  ...publicCalls,
  ...documentCalls,
  ...statisticsCalls,
  ...citizenCalls,
  ...stationCalls,
  syncState: { input: none, output: syncViewSchema },
  sendNow: { input: none, output: syncViewSchema },
  /** How much of the line uploads take while somebody works here; all of it when nobody does. */
  setUploadShare: { input: z.object({ share: z.number().min(0.05).max(1) }), output: syncViewSchema },
  /** Takes an application out of "needs attention" and tries again. */
  resend: { input: z.object({ applicationId: applicationIdSchema }), output: applicationSummarySchema },
  packages: { input: none, output: packagesViewSchema },
  packagePlaces: { input: placesOrderSchema, output: placesSchema },
  exportPackage: { input: exportOrderSchema, output: exportedSchema },
  importPackage: { input: importOrderSchema, output: importedSchema },
  savePackageReceipt: { input: receiptOrderSchema, output: z.object({ path: z.string() }) },

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
  /** Who may unlock here, whenever the county says anew. */
  staff: z.array(staffMemberSchema),
  terminal: terminalStateSchema,
  enrolment: enrolmentViewSchema,
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
  packages: packagesViewSchema,
  citizen: citizenScreenSchema.nullable(),
  ...stationTopics,
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
