import { z } from 'zod';
import { alarmWithdrawalSchema } from '../main/domain/alarms/alarm.ts';
import { amendmentOutcomeSchema, amendmentSchema } from '../main/domain/amendment.ts';
import { applicationStateSchema, decisionSchema, sha256Schema } from '../main/domain/application.ts';
import { moveSchema } from '../main/domain/case/move.ts';
import { correctionRequestSchema } from '../main/domain/correction-request.ts';
import { creditWordSchema } from '../main/domain/credit.ts';
import { disclosureStatusSchema } from '../main/domain/disclosure-request.ts';
import { handoverRoundSchema } from '../main/domain/doorstep/handover.ts';
import { visitSchema } from '../main/domain/doorstep/visit.ts';
import { identityWordSchema } from '../main/domain/identity/verification.ts';
import { knownApplicationSchema } from '../main/domain/known-application.ts';
import { ledgerEventSchema } from '../main/domain/ledger-event.ts';
import { paymentReceiptSchema } from '../main/domain/payment.ts';
import { preCheckSchema } from '../main/domain/pre-check.ts';
import { presentPersonSchema } from '../main/domain/presence.ts';
import { publicationRefSchema, publicationSchema } from '../main/domain/publication.ts';
import { receiptCheckPattern } from '../main/domain/receipt-code.ts';
import { staffCallSchema } from '../main/domain/staff-call.ts';
import { supervisionNoticeSchema } from '../main/domain/supervision.ts';
import { voiceStatusSchema } from '../main/domain/voice/voice.ts';
import { publicKeySchema, suiteSchema } from './crypto/keys.ts';

/**
 * The wire contract between a terminal and the county platform. Schema first; `test/unit/sync/protocol-version.test.ts`
 * hashes these schemas, so that a change forces a new `protocolVersion`.
 *
 *   GET  /api/v1/hello                              is this the county? what time is it there?
 *   POST /api/v1/enrol                              proofs of a one-time code, public keys of both sides
 *   POST /api/v1/keys                               the next key of this terminal, signed by the old one and the new one
 *   POST /api/v1/events                             signed batch of the event chain, in order; what is whole is delivered
 *   GET  /api/v1/events?after=SEQ                   this terminal's own events again, after a restore
 *   POST /api/v1/intents                            which of these materials does the county lack?
 *   tus  /api/v1/materials                          resumable upload, Upload-Metadata: sha256, mediaType
 *   POST /api/v1/applications/:id/submit            all events and materials there? -> county number
 *   POST /api/v1/applications/:id/open              somebody here has it open; who else has?
 *   GET  /api/v1/changes?since=CURSOR               decisions, and which publications are in force
 *   GET  /api/v1/stream                             server-sent events: a nudge to ask for changes
 *   GET  /api/v1/publications/:kind?scope=SCOPE     the whole of one publication, signed by the county
 *   GET  /api/v1/pre-checks/:caseNumber             what was pre-checked, and who has it open
 *   POST /api/v1/pre-checks/:caseNumber/taken       this terminal opens it
 *   POST /api/v1/own-cases                          at a kiosk: where the matters of a card or a receipt are
 *   POST /api/v1/staff-calls                        a kiosk calls for staff, a window says who goes
 *
 * Every call but hello and enrol carries `x-protocol-version` and is signed by HTTP Message Signatures (RFC 9421): one
 * signature `sig1` with `created` (county time, as far as the terminal knows it), `keyid` = terminalId#keyNumber and
 * `alg`, over @method, @path, @query, x-protocol-version, and every content-digest, tus-* and upload-* field that the
 * request carries. A JSON body has a content-digest (RFC 9530); what a PATCH appends is checked against the material's
 * hash. `created` more than five minutes away is refused as `clock-skew`, with `x-county-time`.
 * A repeat of any call gets the first answer again, or changes nothing: a request that is replayed does no harm.
 */
export const protocolVersion = 4;
export const protocolHeader = 'x-protocol-version';
/** On a refusal for `clock-skew`: the county's time, ISO 8601. A field, since the answer to a HEAD has no body. */
export const countyTimeHeader = 'x-county-time';
export const signatureWindowMs = 5 * 60_000;

export const helloSchema = z.object({
  /** Tells the county from a captive portal that answers everything with 200. */
  service: z.literal('township-county'),
  protocolVersion: z.int(),
  time: z.iso.datetime(),
  /**
   * To a `?nonce=` the county proves that it is the one that this terminal was enrolled with: compact JWS by its key,
   * kid `county`, over a CountyProof.
   */
  proof: z
    .object({
      publicKey: publicKeySchema,
      jws: z.string().max(4000),
      /** Compact JWS each, oldest first: by the county's key before, kid `county`, over a KeyHandover. */
      handovers: z.array(z.string().max(4000)).max(30).optional(),
    })
    .optional(),
});
/** 县钥交接: the old key names the new one. A terminal follows from the key that it knows to the one that is proved. */
export const keyHandoverSchema = z.object({
  handover: z.literal('county-key'),
  from: publicKeySchema,
  to: publicKeySchema,
  at: z.iso.datetime(),
});
export type KeyHandover = z.infer<typeof keyHandoverSchema>;
export const countyProofSchema = z.object({ nonce: z.string(), time: z.iso.datetime() });
export type CountyProof = z.infer<typeof countyProofSchema>;
export const countyKeyId = 'county';
export const helloNonceSchema = z.string().regex(/^[\w-]{16,64}$/);
export type Hello = z.infer<typeof helloSchema>;

/** HMAC-SHA256 under the key that both sides make of the one-time code, base64url (sync/crypto/code-secret.ts). */
const codeMacSchema = z.string().regex(/^[\w-]{43}$/);

export const enrolRequestSchema = z.object({
  /** Which code is meant. The code itself stays where it was typed. */
  codeHandle: z.string().regex(/^[0-9a-f]{64}$/),
  /** One for each suite that the terminal knows; the county takes one of them. */
  publicKeys: z.array(publicKeySchema).min(1).max(4),
  station: z.enum(['window', 'kiosk', 'agent']),
  machineName: z.string().max(200),
  /** Where this ledger was enrolled before: the new identity goes on with its chain. */
  continues: z
    .object({
      terminalId: z.string().max(100),
      keyNumber: z.int().min(1),
      /** Compact JWS by that key over a Continuation. */
      proof: z.string().max(60_000),
    })
    .nullable(),
  /** MAC of the terminal over all of the above. */
  proof: codeMacSchema,
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

/** Says that whoever holds the old key wants this code and these keys to be its successor. */
export const continuationSchema = z.object({
  codeHandle: z.string(),
  publicKeys: z.array(publicKeySchema),
  /** The last event that the terminal knows to be held by the county; 0 and the genesis hash when there is none. */
  shippedSeq: z.int().min(0),
  shippedHash: z.string().length(64),
  /** Hashes of the events behind it, in order: one batch may be held there whose answer was never heard. */
  unheard: z.array(z.string().length(64)).max(500),
});
export type Continuation = z.infer<typeof continuationSchema>;

export const enrolReplySchema = z.object({
  terminalId: z.string(),
  numberPrefix: z.string().regex(/^[A-Z][A-Z0-9]{3}$/),
  /** The one of `publicKeys` that counts from now on, as key 1. */
  publicKey: publicKeySchema,
  countyName: z.string(),
  officeName: z.string(),
  /** The terminal that this one stands in for. */
  replaces: z.string().nullable(),
  /** The chain of the new identity begins behind this event. */
  anchoredSeq: z.int().min(0),
  anchoredHash: z.string().length(64),
  /** 认县: whom this terminal believes from now on. MAC of the county over all of the reply, and the request's proof. */
  county: z.object({ publicKey: publicKeySchema, proof: codeMacSchema }),
});
export type EnrolAnswer = z.infer<typeof enrolReplySchema>;
/** What the county's tables say of it; who says it is added at the door. */
export type EnrolReply = Omit<EnrolAnswer, 'county'>;

export const keyAnnouncementSchema = z.object({
  keyNumber: z.int().min(2),
  publicKey: publicKeySchema,
  /** Compact JWS by the new key, kid = terminalId#keyNumber, over this announcement without the proof. */
  proof: z.string().max(4000),
});
export type KeyAnnouncement = z.infer<typeof keyAnnouncementSchema>;

export const keyReplySchema = z.discriminatedUnion('status', [
  /** The old key is good until the new one has been used once. */
  z.object({ status: z.literal('taken') }),
  /** Another key has this number, or a later one is in use: this one needs a higher number. */
  z.object({ status: z.literal('number-taken') }),
]);
export type KeyReply = z.infer<typeof keyReplySchema>;

/**
 * `events` in order, and a compact JWS by the key that signs the request over the BatchSeal: the head's hash stands for
 * all that is in the chain before it, so the county keeps a few hundred bytes and can prove every event of the batch.
 */
export const eventPushSchema = z.object({
  jws: z.string().min(1).max(4000),
  events: z.array(ledgerEventSchema).min(1).max(500),
});
export type EventPush = z.infer<typeof eventPushSchema>;

export const batchSealSchema = z.object({
  terminalId: z.string(),
  fromSeq: z.int().min(1),
  toSeq: z.int().min(1),
  headHash: z.string().length(64),
});
export type BatchSeal = z.infer<typeof batchSealSchema>;

export const chainAnchorSchema = z.object({
  /** The county holds and has verified the chain up to here. */
  anchoredSeq: z.int().min(0),
  anchoredHash: z.string().length(64),
});
export type ChainAnchor = z.infer<typeof chainAnchorSchema>;

export const eventReplySchema = chainAnchorSchema.extend({
  /** Events that are kept but can't be acted on; the application needs a person. */
  refusals: z.array(z.object({ seq: z.int(), applicationId: z.string().nullable(), reason: z.string() })),
  /**
   * Applications accepted in this batch of which the county holds every material: delivered, as `submit` would have said,
   * so that nobody needs to ask. Of what was amended since only `submit` speaks. Absent where there are none.
   */
  deliveries: z
    .array(z.object({ applicationId: z.uuid(), countyNumber: z.string(), countyTime: z.iso.datetime() }))
    .max(500)
    .optional(),
});
export type EventReply = z.infer<typeof eventReplySchema>;

/**
 * 接回: to a terminal that was restored from a backup, its own events behind those that it has, as they were pushed; the
 * anchor is where the chain ends at the county. An empty page: there are no more.
 */
export const ownEventsReplySchema = chainAnchorSchema.extend({ events: z.array(ledgerEventSchema).max(500) });
export type OwnEventsReply = z.infer<typeof ownEventsReplySchema>;

export const intentRequestSchema = z.object({
  applicationId: z.uuid(),
  materials: z
    .array(z.object({ sha256: sha256Schema, sizeBytes: z.int().positive(), mediaType: z.string() }))
    .max(2000),
});
export type IntentRequest = z.infer<typeof intentRequestSchema>;
export const intentReplySchema = z.object({ lacking: z.array(sha256Schema) });
export type IntentReply = z.infer<typeof intentReplySchema>;

export const submitReplySchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('delivered'),
    countyNumber: z.string(),
    countyTime: z.iso.datetime(),
    /** What became of each amendment of this terminal, and all that are in effect. Absent where nothing was amended. */
    amendments: z.object({ outcomes: z.array(amendmentOutcomeSchema), applied: z.array(amendmentSchema) }).optional(),
  }),
  /** Events or materials are still missing; the terminal sends these first. */
  z.object({ status: z.literal('incomplete'), lackingMaterials: z.array(sha256Schema), lackingEvent: z.boolean() }),
  z.object({ status: z.literal('refused'), reason: z.string() }),
]);
export type SubmitReply = z.infer<typeof submitReplySchema>;

export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('application-status'),
    applicationId: z.uuid(),
    /** Grows with each change of this application at the county. */
    statusVersion: z.int().min(1),
    state: applicationStateSchema,
    countyNumber: z.string(),
    decision: decisionSchema.nullable(),
    /** 补正要求: the open request, whatever the state. */
    correction: correctionRequestSchema.nullable().optional(),
    /** 办件的经过: all moves after those that the case began with, in the order in which they stand at the county. */
    moves: z.array(moveSchema).max(500).optional(),
    /** Moves of this terminal that came in and have no effect: not lawful, or behind one of the county's. */
    refusedMoves: z
      .array(z.object({ id: z.uuid(), text: z.object({ zh: z.string(), en: z.string() }) }))
      .max(500)
      .optional(),
  }),
  /** Of a terminal that the asking one stands in for; whoever has the application itself passes over it. */
  knownApplicationSchema.extend({ kind: z.literal('application-known') }),
  /** All amendments of one application that are in effect, first to last. */
  z.object({ kind: z.literal('amendment'), applicationId: z.uuid(), applied: z.array(amendmentSchema) }),
  z.object({ kind: z.literal('supervision'), notice: supervisionNoticeSchema }),
  /** 摘牌: the county has taken an alarm off. */
  z.object({ kind: z.literal('alarm'), withdrawal: alarmWithdrawalSchema }),
  /** 到账: all that came in for this number, whether or not the application itself has arrived. */
  z.object({ kind: z.literal('payment'), localNumber: z.string(), receipts: z.array(paymentReceiptSchema).max(100) }),
  /** 依申请公开: how far the county is with a request of this terminal. */
  z.object({ kind: z.literal('disclosure'), requestId: z.uuid(), status: disclosureStatusSchema }),
  /** 上门任务: whom an agent is to visit. */
  z.object({ kind: z.literal('visit'), visit: visitSchema }),
  /** 材料交接: what the counter signed for, told to the terminal that brought it. */
  z.object({ kind: z.literal('handover'), round: handoverRoundSchema }),
  /** 联网核验: what the population database says of an application's applicant. */
  z.object({ kind: z.literal('identity'), word: identityWordSchema }),
  /** 信用核查: what the credit platform says of an application's applicant. */
  z.object({ kind: z.literal('credit'), word: creditWordSchema }),
  /** 投诉: how far the county is with what was said at this terminal. */
  z.object({ kind: z.literal('voice'), status: voiceStatusSchema }),
  /** Something was published: which, `published` says. */
  z.object({ kind: z.literal('publication') }),
]);
export type Change = z.infer<typeof changeSchema>;

export const changesReplySchema = z.object({
  cursor: z.string(),
  changes: z.array(changeSchema),
  more: z.boolean(),
  /** The county wants this terminal to make a new key of this suite: the old one has served its time, or a person asked. */
  newKey: z.object({ suite: suiteSchema }).optional(),
  /** How far the county holds this terminal's chain: less than it once confirmed, where it was restored from a backup. */
  head: chainAnchorSchema.optional(),
  /** 属地 of this terminal's office; empty for the county as a whole. */
  ownPlace: z.string().max(12).optional(),
  /** What should be in force at this terminal, compared at every contact. */
  published: z.array(publicationRefSchema).max(1000).optional(),
  /** 叫工作人员, open now: at a window those of its office, at a kiosk its own. Absent where the station has none. */
  staffCalls: z.array(staffCallSchema).max(20).optional(),
});
export type ChangesReply = z.infer<typeof changesReplySchema>;

/** The answer to publications/:kind; the body's own schema is that of its kind. */
export const publicationReplySchema = publicationSchema;
export type PublicationReply = z.infer<typeof publicationReplySchema>;

/** Body of every refusal; the status code says who must act (4xx: a person, 429 and 5xx: try again). */
export const refusalSchema = z.object({
  error: z.enum([
    'bad-request',
    'unauthorised',
    'revoked',
    'replaced',
    'clock-skew',
    'code-unknown',
    'code-expired',
    'code-used',
    'code-other-terminal',
    'version-mismatch',
    'chain-conflict',
    'not-found',
    'too-large',
    'too-many-requests',
    'internal',
  ]),
  message: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Body of `application/accepted`: the whole frozen content, plus the salt that every body has. */
export const acceptedBodyKind = 'application/accepted' as const;

/** 预审 (R46). An unknown number is an answer, not a 404: that would also be said by a county that knows no pre-checks. */
export const preCheckReplySchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('open'),
    preCheck: preCheckSchema,
    /** Which window has it open. */
    takenBy: z.object({ officeName: z.string(), at: z.iso.datetime(), isThisTerminal: z.boolean() }).nullable(),
  }),
  z.object({
    status: z.literal('used'),
    localNumber: z.string(),
    countyNumber: z.string().nullable(),
    officeName: z.string(),
  }),
  z.object({ status: z.literal('expired'), expiredAt: z.iso.datetime() }),
  z.object({ status: z.literal('unknown') }),
]);
export type PreCheckReply = z.infer<typeof preCheckReplySchema>;

/** A page that was scanned where the pre-check was made; null: it is not one of its pages, or not there yet. */
export const preCheckPageReplySchema = z.object({ base64: z.string().nullable() });
export type PreCheckPageReply = z.infer<typeof preCheckPageReplySchema>;

/** 查进度 at a kiosk: what the card's chip said, or the whole code of a receipt (main/domain/receipt-code.ts). */
export const ownCasesProofSchema = z.union([
  z.object({ idNumber: z.string().min(5).max(40) }),
  z.object({ localNumber: z.string().min(5).max(60), check: z.string().regex(receiptCheckPattern) }),
]);
export type OwnCasesProof = z.infer<typeof ownCasesProofSchema>;

/** Where each matter is; nobody's name, number or answers. */
export const ownCasesReplySchema = z.object({
  cases: z.array(
    z.object({
      applicationId: z.uuid(),
      localNumber: z.string(),
      itemCode: z.string(),
      itemName: z.string(),
      catalogueVersion: z.int(),
      state: applicationStateSchema,
      office: z.string(),
      receivedAt: z.string(),
      dueDate: z.string().nullable(),
      outcome: z.enum(['approved', 'denied']).nullable(),
      /** 补正: something is asked of the applicant by then. */
      answerBy: z.string().nullable(),
      /** What is asked: a material of the item, or something in the answers. */
      asked: z.array(z.object({ materialCode: z.string().nullable(), text: z.string() })).max(50),
    }),
  ),
});
export type OwnCasesReply = z.infer<typeof ownCasesReplySchema>;

/** 叫工作人员: a repeat of any step changes nothing. */
export const staffCallOrderSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('call'), callId: z.uuid(), page: z.string().max(60) }),
  /** 我去 */
  z.object({ step: z.literal('take'), callId: z.uuid(), by: z.string().min(1).max(200) }),
  z.object({ step: z.literal('end'), callId: z.uuid() }),
]);
export type StaffCallOrder = z.infer<typeof staffCallOrderSchema>;
export const staffCallsReplySchema = z.object({ calls: z.array(staffCallSchema).max(20) });
export type StaffCallsReply = z.infer<typeof staffCallsReplySchema>;

/** A repeat by the same terminal changes nothing; `takeOver` takes it from another one. */
export const takePreCheckSchema = z.object({ takeOver: z.boolean() });
export type TakePreCheck = z.infer<typeof takePreCheckSchema>;

/** A sign of life of whoever has an application open at the terminal; `isOpen: false` when it is closed. */
export const presenceSignSchema = z.object({ openedBy: z.string().min(1).max(200), isOpen: z.boolean() });
export type PresenceSign = z.infer<typeof presenceSignSchema>;
export const presenceReplySchema = z.object({ others: z.array(presentPersonSchema) });
export type PresenceReply = z.infer<typeof presenceReplySchema>;
