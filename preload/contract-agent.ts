import { z } from 'zod';
import { applicationIdSchema, sha256Schema } from '../main/domain/application.ts';
import { displaySheetSchema } from '../main/domain/display/sheet.ts';
import { writtenSignatureSchema } from '../main/domain/display/strokes.ts';
import { deliveryOrderSchema } from '../main/domain/doorstep/delivery.ts';
import {
  evidencePhotoSchema,
  evidenceSchema,
  openEvidenceSchema,
  photoSubjects,
  visitPlaceSchema,
} from '../main/domain/doorstep/evidence.ts';
import { handoverRoundSchema, handoverVerdictSchema } from '../main/domain/doorstep/handover.ts';
import {
  absentSchema,
  begunSchema,
  calledOffSchema,
  doneSchema,
  reportedSchema,
  takeable,
  visitModeSchema,
  visitSchema,
  visitStates,
} from '../main/domain/doorstep/visit.ts';
import { originalKeptSchema } from '../main/domain/originals.ts';
import { failureSchema } from './contract-failure.ts';

const none = z.object({});
const ofVisit = z.object({ visitId: z.uuid() });
const folderSchema = z.string().trim().min(1).max(1000);

const visitViewSchema = z.object({
  visit: visitSchema,
  state: z.enum(visitStates),
  /** null: 上门 or 代办 has not been said yet, and nothing is taken in before it is. */
  mode: visitModeSchema.nullable(),
  absences: z.int(),
  reports: z.array(reportedSchema).readonly(),
  /** 要带什么: the papers that the item asks for. */
  bring: z.array(z.object({ code: z.string(), name: z.string(), originals: z.int() })).readonly(),
  /** 撤回: what its agent may still take back; null: nothing. */
  takeableBack: z.object({ reportId: z.uuid(), kind: z.enum(takeable) }).nullable(),
  /** Registered here by the agent, and nothing came of it: it can be called off. */
  mayCallOff: z.boolean(),
  isEvidenceOpen: z.boolean(),
  evidenceCount: z.int(),
  cases: z
    .array(
      z.object({
        applicationId: z.uuid(),
        localNumber: z.string(),
        itemName: z.string(),
        receiptPrinted: z.boolean(),
        handReceipt: z.string().nullable(),
      }),
    )
    .readonly(),
});
export type VisitView = z.infer<typeof visitViewSchema>;

/** 出门前检查: what has to be here before days without a line begin. */
export const departureNames = [
  'catalogue',
  'calendar',
  'staff',
  'numbers',
  'assignments',
  'guides',
  'storage',
  'printer',
  'contact',
  'unsent',
  'photographs',
] as const;
const departureSchema = z.object({
  name: z.enum(departureNames),
  isFine: z.boolean(),
  /** A version, a count or an amount: filled into the words of the screen. */
  figure: z.string(),
});

export const agentHomeSchema = z.object({
  visits: z.array(visitViewSchema).readonly(),
  /** Free where the ledger and the vault lie; null where the system does not say. */
  freeBytes: z.number().nullable(),
  lastContactAt: z.iso.datetime().nullable(),
  daysOffline: z.int().nullable(),
  /** R56: days that are left in which more than receiving may be done; 0: over. Null: no county knows this device. */
  fullDaysLeft: z.int().nullable(),
  /** Photographs of visits that are not at the county yet, and go by themselves. */
  photosToSend: z.int(),
  /** 号段: local numbers are this terminal's own. */
  numberPrefix: z.string().nullable(),
  nextNumber: z.string().nullable(),
  /** Received here and neither handed over nor at the county. */
  toHandOver: z.int(),
  checks: z.array(departureSchema).readonly(),
});
export type AgentHome = z.infer<typeof agentHomeSchema>;

const handoverCaseViewSchema = z.object({
  applicationId: z.uuid(),
  localNumber: z.string(),
  itemName: z.string(),
  /** Enough to find the paper, no more. */
  applicantName: z.string(),
  mode: z.string(),
  receivedAt: z.iso.datetime(),
  materials: z.int(),
  originals: z.array(originalKeptSchema).readonly(),
  contentHash: sha256Schema,
  settled: handoverVerdictSchema.nullable(),
});
const handoverViewSchema = z.object({
  batchId: z.uuid(),
  number: z.string(),
  side: z.enum(['out', 'in']),
  agentName: z.string(),
  agentId: z.string(),
  officeName: z.string(),
  packedAt: z.iso.datetime(),
  fileName: z.string(),
  /** 交接码: the QR and the same in words; of one's own batch alone. */
  announcement: z.string().nullable(),
  spokenSecret: z.string().nullable(),
  cases: z.array(handoverCaseViewSchema).readonly(),
  rounds: z.array(handoverRoundSchema).readonly(),
});
export type HandoverView = z.infer<typeof handoverViewSchema>;

const deliveryViewSchema = z.object({
  /** Made out, and waiting for its signature. */
  sheet: z
    .object({
      documentId: z.uuid(),
      order: deliveryOrderSchema,
      at: z.iso.datetime(),
      /** False: it has to be made out anew, since its day stands on it. */
      isOfToday: z.boolean(),
      sheet: displaySheetSchema,
      documentHash: sha256Schema,
      /** 收件人（签名或者按手印）, or the witness where they would not sign. */
      line: z.string(),
    })
    .nullable(),
  done: z
    .object({
      documentId: z.uuid(),
      numberText: z.string(),
      how: z.enum(['strokes', 'paper']),
      at: z.iso.datetime(),
      prints: z.int(),
    })
    .nullable(),
});
export type DeliveryView = z.infer<typeof deliveryViewSchema>;

/** 代办上门 (dossier §5; R36–R38). */
export const agentCalls = {
  agentHome: { input: none, output: agentHomeSchema },
  /** A door that nobody assigned: the agent is asked in on the way. */
  addVisit: {
    input: visitSchema.pick({ personName: true, phone: true, village: true, place: true, notes: true }).extend({
      itemCode: z.string().max(100).nullable(),
    }),
    output: visitViewSchema,
  },
  /** What was received at this door: kept with the visit, whatever happens before it is finished. */
  noteVisitCase: { input: ofVisit.extend({ applicationId: applicationIdSchema }), output: visitViewSchema },
  /** A delivery is told by its signed sheet, and in no other way. */
  reportVisit: {
    input: ofVisit.extend({
      detail: z.discriminatedUnion('kind', [begunSchema, absentSchema, doneSchema, calledOffSchema]),
    }),
    output: visitViewSchema,
  },

  /** 撤回: the last word about a visit, said by mistake. */
  takeBackReport: {
    input: ofVisit.extend({ reportId: z.uuid(), note: z.string().trim().max(300) }),
    output: visitViewSchema,
  },

  /** 送达 (T19) with its 送达回证: made out, shown, signed. */
  delivery: { input: ofVisit, output: deliveryViewSchema },
  prepareDelivery: { input: ofVisit.extend({ order: deliveryOrderSchema }), output: deliveryViewSchema },
  dropDelivery: { input: ofVisit, output: deliveryViewSchema },
  signDelivery: {
    input: ofVisit.extend({
      documentId: z.uuid(),
      signature: z.discriminatedUnion('how', [
        z.object({ how: z.literal('strokes'), documentHash: sha256Schema, written: writtenSignatureSchema }),
        z.object({ how: z.literal('paper') }),
      ]),
    }),
    output: deliveryViewSchema,
  },

  /** 上门留痕 (R37): begun by the first look at it, kept until it is sealed. */
  evidence: {
    input: ofVisit,
    output: z.object({
      open: openEvidenceSchema.nullable(),
      sealed: z.array(evidenceSchema).readonly(),
      /** Taken out of the open one, and still to be put back. */
      dropped: z.array(evidencePhotoSchema).readonly(),
      /** Sealed, and not at the county yet. */
      photosToSend: z.int(),
    }),
  },
  setVisitPlace: { input: ofVisit.extend({ place: visitPlaceSchema }), output: openEvidenceSchema },
  setVisitWitness: { input: ofVisit.extend({ witness: z.string().trim().max(100) }), output: openEvidenceSchema },
  addVisitPhoto: {
    input: ofVisit.extend({
      subject: z.enum(photoSubjects),
      purpose: z.string().trim().min(2).max(200),
      consentOf: z.string().trim().max(100).nullable(),
      /** 8 MB as bytes. */
      jpegBase64: z.string().max(10_700_000),
    }),
    output: openEvidenceSchema,
  },
  dropVisitPhoto: { input: ofVisit.extend({ sha256: sha256Schema }), output: openEvidenceSchema },
  putBackVisitPhoto: { input: ofVisit.extend({ sha256: sha256Schema }), output: openEvidenceSchema },
  sealEvidence: {
    input: ofVisit.extend({ applicationIds: z.array(applicationIdSchema).max(20) }),
    output: evidenceSchema,
  },
  evidenceOf: { input: z.object({ applicationId: applicationIdSchema }), output: z.array(evidenceSchema) },

  /** 材料交接 (R36). Without ids: everything that waits to be handed over. */
  packHandover: {
    input: z.object({ applicationIds: z.array(applicationIdSchema).min(1).max(200).nullable() }),
    output: handoverViewSchema,
  },
  /** The file of one's own batch on a stick or in a shared folder; again as often as wanted, always the same. */
  saveHandover: {
    input: z.object({ batchId: z.uuid(), folder: folderSchema }),
    output: z.object({ path: z.string() }),
  },
  handovers: { input: none, output: z.array(handoverViewSchema) },
  /** What waits here to be handed over. */
  waitingForHandover: { input: none, output: z.array(handoverCaseViewSchema.omit({ settled: true })) },
  /** At the counter: the code that was scanned, or the secret that was typed, and the folder in which the file lies. */
  openHandover: { input: z.object({ code: z.string().max(300), folder: folderSchema }), output: handoverViewSchema },
  /** One round: what two people found, signed by both. */
  settleHandover: {
    input: z.object({
      batchId: z.uuid(),
      verdicts: z.array(handoverVerdictSchema).min(1).max(200),
      agent: z.object({ operatorId: z.string().max(200), pin: z.string().max(64) }),
      pin: z.string().max(64),
    }),
    output: handoverViewSchema,
  },
  /** 交接结果, back to the agent by the same way as the batch came. */
  saveHandoverResult: {
    input: z.object({ batchId: z.uuid(), folder: folderSchema }),
    output: z.object({ path: z.string() }),
  },
  takeHandoverResult: {
    input: z.object({ batchId: z.uuid(), folder: folderSchema }),
    output: z.object({ view: handoverViewSchema, failure: failureSchema.nullable() }),
  },
  /** 材料交接单, A4, as the batch stands. */
  handoverSheet: { input: z.object({ batchId: z.uuid() }), output: z.object({ url: z.string() }) },
  /** 手写凭证: no printer at the door; the form's own serial, and the terminal prints properly later. */
  noteHandwrittenReceipt: {
    input: z.object({ applicationId: applicationIdSchema, serial: z.string().trim().min(1).max(40) }),
    output: z.object({ serial: z.string(), at: z.iso.datetime() }),
  },
} as const;
