import { z } from 'zod';
import { applicationStateSchema, decisionSchema, sha256Schema } from '../main/domain/application.ts';
import { cataloguePackageSchema, noticeSchema } from '../main/domain/catalogue.ts';
import { ledgerEventSchema } from '../main/domain/ledger-event.ts';
import { preCheckSchema } from '../main/domain/pre-check.ts';

/**
 * The wire contract between a terminal and the county platform. Schema first; `test/unit/sync/protocol-version.test.ts`
 * hashes these schemas, so that a change forces a new `protocolVersion`.
 *
 *   GET  /api/v1/hello                              is this the county? what time is it there?
 *   POST /api/v1/enrol                              one-time code -> terminal id, number prefix, token
 *   POST /api/v1/events                             signed batch of the event chain, in order
 *   POST /api/v1/intents                            which of these materials does the county lack?
 *   tus  /api/v1/materials                          resumable upload, Upload-Metadata: sha256, mediaType
 *   POST /api/v1/applications/:id/submit            all events and materials there? -> county number
 *   GET  /api/v1/changes?since=CURSOR               decisions, notices, catalogue version
 *   GET  /api/v1/stream                             server-sent events: a nudge to ask for changes
 *   GET  /api/v1/catalogue                          the current catalogue package
 *   GET  /api/v1/pre-checks/:caseNumber             what was pre-checked, and who has it open
 *   POST /api/v1/pre-checks/:caseNumber/taken       this terminal opens it
 *
 * Every call but hello and enrol carries `Authorization: Bearer <token>` and `x-protocol-version`.
 * A repeat of events, intents, an upload or a submit gets the first answer again.
 */
export const protocolVersion = 1;
export const protocolHeader = 'x-protocol-version';

export const helloSchema = z.object({
  /** Tells the county from a captive portal that answers everything with 200. */
  service: z.literal('township-county'),
  protocolVersion: z.int(),
  time: z.iso.datetime(),
});
export type Hello = z.infer<typeof helloSchema>;

export const enrolRequestSchema = z.object({
  code: z.string().min(4).max(64),
  /** Ed25519 public key as JWK. */
  publicKey: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
  station: z.enum(['window', 'kiosk', 'agent']),
  machineName: z.string().max(200),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

export const enrolReplySchema = z.object({
  terminalId: z.string(),
  numberPrefix: z.string().regex(/^[A-Z][A-Z0-9]{3}$/),
  token: z.string().min(20),
  countyName: z.string(),
  officeName: z.string(),
});
export type EnrolReply = z.infer<typeof enrolReplySchema>;

export const eventBatchSchema = z.object({
  terminalId: z.string(),
  events: z.array(ledgerEventSchema).min(1).max(500),
});
export type EventBatch = z.infer<typeof eventBatchSchema>;

/** The batch travels as a compact JWS (EdDSA, kid = terminalId) whose payload is the JSON of EventBatch. */
export const eventPushSchema = z.object({ jws: z.string().min(1) });

export const eventReplySchema = z.object({
  /** The county holds and has verified the chain up to here. */
  anchoredSeq: z.int().min(0),
  anchoredHash: z.string().length(64),
  /** Events that are kept but can't be acted on; the application needs a person. */
  refusals: z.array(z.object({ seq: z.int(), applicationId: z.string().nullable(), reason: z.string() })),
});
export type EventReply = z.infer<typeof eventReplySchema>;

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
  z.object({ status: z.literal('delivered'), countyNumber: z.string(), countyTime: z.iso.datetime() }),
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
  }),
  z.object({ kind: z.literal('notices'), notices: z.array(noticeSchema) }),
  z.object({ kind: z.literal('catalogue'), version: z.int(), hash: z.string() }),
]);
export type Change = z.infer<typeof changeSchema>;

export const changesReplySchema = z.object({
  cursor: z.string(),
  changes: z.array(changeSchema),
  more: z.boolean(),
});
export type ChangesReply = z.infer<typeof changesReplySchema>;

export const catalogueReplySchema = z.object({
  /** SHA-256 of the canonical JSON of `catalogue`. */
  hash: sha256Schema,
  catalogue: cataloguePackageSchema,
});
export type CatalogueReply = z.infer<typeof catalogueReplySchema>;

/** Body of every refusal; the status code says who must act (4xx: a person, 429 and 5xx: try again). */
export const refusalSchema = z.object({
  error: z.enum([
    'bad-request',
    'unauthorised',
    'revoked',
    'code-invalid',
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

/** A repeat by the same terminal changes nothing; `takeOver` takes it from another one. */
export const takePreCheckSchema = z.object({ takeOver: z.boolean() });
export type TakePreCheck = z.infer<typeof takePreCheckSchema>;
