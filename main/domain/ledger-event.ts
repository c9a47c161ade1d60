import { z } from 'zod';

/**
 * The audit trail that 电子监察 asks for (R27, R28): append-only, each event carries the hash of the one before.
 *
 *   bodyHash = SHA-256( canonical JSON of body )           body holds a random salt: short answers can't be guessed back
 *   hash     = SHA-256( canonical JSON of everything else in the envelope, bodyHash and prevHash among it )
 *
 * So the chain can be verified without opening a single sealed body.
 */
export const eventTypes = [
  'terminal/enrolled',
  'terminal/started',
  'terminal/clock-jumped',
  'terminal/key-changed',
  'terminal/backup-chosen',
  'terminal/restored',
  'operator/unlocked',
  'operator/locked',
  'operator/pin-set',
  'operator/revoked',
  'card/read',
  'application/received',
  'application/accepted',
  'case/moved',
  'case/move-refused',
  'application/delivered',
  'application/delivery-withdrawn',
  'application/status-changed',
  'application/needs-attention',
  'application/copied-out',
  'application/amended',
  'application/amendment-settled',
  'supervision/received',
  'supervision/answered',
  'alarm/raised',
  'alarm/changed',
  'alarm/answered',
  'alarm/cleared',
  'alarm/withdrawn',
  'citizen/screen-opened',
  'kiosk/visit-ended',
  'kiosk/staff-called',
  'citizen/confirmed',
  'citizen/signed',
  'rating/given',
  'voice/given',
  'voice/status-changed',
  'identity/verified',
  'identity/settled',
  'credit/told',
  'material/reused',
  'original/kept',
  'original/returned',
  'payment/confirmed',
  'pre-check/filed',
  'disclosure/requested',
  'disclosure/status-changed',
  'requirement/refused',
  'visit/assigned',
  'visit/reported',
  'evidence/photo-changed',
  'evidence/sealed',
  'evidence/delivered',
  'handover/packed',
  'handover/settled',
  'receipt/handwritten',
  'receipt/printed',
  'receipt/reprinted',
  'receipt/failed',
  'document/printed',
  'document/issued',
  'document/voided',
  'document/reprinted',
  'catalogue/switched',
  'publication/switched',
  'publication/refused',
  'package/made',
  'package/carried',
  'package/confirmed',
  'ticket/issued',
  'ticket/moved',
  'shift/handed-over',
  'day/closed',
  'county/restored',
  'county/clock-jumped',
  'county/key-changed',
] as const;
export type EventType = (typeof eventTypes)[number];

export const eventEnvelopeSchema = z.object({
  /** 1, 2, 3 … without gaps, per terminal. */
  seq: z.int().min(1),
  id: z.uuid(),
  type: z.enum(eventTypes),
  terminalId: z.string(),
  /** Wall clock of the terminal, kept as it was even when it was wrong (R17). */
  at: z.iso.datetime(),
  /** Milliseconds since the terminal started, from a clock that nobody can set. */
  monotonicMs: z.number().min(0),
  /** Terminal start counter: orders monotonic clocks of different runs. */
  boot: z.int().min(0),
  /** County time minus terminal time at the last contact; null before the first. */
  countyOffsetMs: z.number().nullable(),
  operatorId: z.string().nullable(),
  applicationId: z.uuid().nullable(),
  bodyHash: z.string().length(64),
  prevHash: z.string().length(64),
});
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

/** As it stands in the ledger and on the wire. */
export const ledgerEventSchema = eventEnvelopeSchema.extend({
  hash: z.string().length(64),
  body: z.record(z.string(), z.unknown()),
});
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;

/** prevHash of event 1. */
export const genesisHash = '0'.repeat(64);

/** terminalId of what happened before the county gave this terminal its name. */
export const unenrolledTerminal = 'unenrolled';
