import { z } from 'zod';
import { sha256Schema } from '../application.ts';
import { moveSchema } from '../case/move.ts';
import { shanghaiDate } from '../dates.ts';
import { writtenSignatureSchema } from '../display/strokes.ts';
import type { FailureCode, Text } from '../failures.ts';
import { checkCitizenId, readCitizenId } from '../numbers/citizen-id.ts';

/**
 * 要送的结果: of the case whose result is brought to the door, all that its 送达回证 has to say. The county names it with the
 * assignment, so that days without a line are enough for the whole step; the content of the case stays where it is.
 */
export const resultToBringSchema = z.object({
  applicationId: z.uuid(),
  localNumber: z.string().min(1).max(60),
  countyNumber: z.string().max(60).nullable(),
  itemCode: z.string().max(100),
  itemName: z.string().max(200),
  applicantName: z.string().max(100),
  idNumber: z.string().max(40),
  /** 代理人; empty where there is none. */
  agentName: z.string().max(100),
  /** Where the case stood when the visit was assigned: T19 begins there. */
  state: z.enum(['APPROVED', 'DENIED', 'VERIFY']),
  officeName: z.string().max(200),
  consultPhone: z.string().max(100),
  supervisePhone: z.string().max(100),
});
export type ResultToBring = z.infer<typeof resultToBringSchema>;

/** 直接: into the person's own hands. 代收: an adult who lives with them. 留置: refused, and left there with a witness. */
export const doorMethods = ['direct', 'agent', 'left'] as const;
export type DoorMethod = (typeof doorMethods)[number];

export const doorMethodWords: Readonly<Record<DoorMethod, Text>> = {
  direct: { zh: '本人签收', en: 'Signed by the person' },
  agent: { zh: '同住成年家属代收', en: 'Taken by an adult who lives there' },
  left: { zh: '拒收，留置送达', en: 'Refused, and left there' },
};

/** 与本人的关系, as it stands on the sheet. */
export const receiverRelations = ['spouse', 'child', 'parent', 'other'] as const;
export type ReceiverRelation = (typeof receiverRelations)[number];
export const receiverRelationWords: Readonly<Record<ReceiverRelation, Text>> = {
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
  other: { zh: '其他同住家属', en: 'Other family living there' },
};

export const deliveryOrderSchema = z.object({
  method: z.enum(doorMethods),
  receiver: z.object({
    name: z.string().trim().max(100),
    idNumber: z.string().trim().max(40),
    relation: z.string().trim().max(50),
  }),
  place: z.string().trim().min(1).max(200),
  witness: z.string().trim().max(100),
  refusedBecause: z.string().trim().max(500),
});
export type DeliveryOrder = z.infer<typeof deliveryOrderSchema>;

/** How the sheet was signed: by a finger on the glass, or in ink (or with a thumb) on the printed sheet. */
export const sheetSignedSchema = z.discriminatedUnion('how', [
  z.object({
    how: z.literal('strokes'),
    at: z.iso.datetime(),
    /** Of the words that the signer had before their eyes. */
    documentHash: sha256Schema,
    written: writtenSignatureSchema,
  }),
  z.object({ how: z.literal('paper'), at: z.iso.datetime() }),
]);
export type SheetSigned = z.infer<typeof sheetSignedSchema>;

/** 送达回证 with its number, who signed it, and T19 as it was made at the door. */
export const deliveryProofSchema = z.object({
  move: moveSchema,
  document: z.object({ id: z.uuid(), numberText: z.string().max(60), contentHash: z.string().max(64) }),
  signed: sheetSignedSchema,
});
export type DeliveryProof = z.infer<typeof deliveryProofSchema>;

/** A sheet that is made out and not signed yet: it waits through a power cut, under its number. */
export interface OpenDelivery {
  readonly documentId: string;
  readonly order: DeliveryOrder;
  readonly move: DeliveryProof['move'];
}

const adultYears = 18;

/** What the law asks of whoever takes a paper in another’s place (民事诉讼法 §88: an adult who lives with them). */
export function receiverProblem({ method, receiver }: DeliveryOrder, at: string): FailureCode | null {
  // The person’s own is as the county holds it.
  if (method !== 'agent' || receiver.idNumber === '') return null;
  const today = shanghaiDate(at);
  // Of another kind of paper nobody here knows how its number is built, or the day of birth.
  if (!/^[\dXx]{15}$|^[\dXx]{18}$/.test(receiver.idNumber)) return null;
  if (checkCitizenId(receiver.idNumber, today) !== null) return 'visit/receiver-number';
  const birthDate = readCitizenId(receiver.idNumber)?.birthDate;
  return birthDate !== undefined && yearsBetween(birthDate, today) < adultYears ? 'visit/receiver-minor' : null;
}

/** Full years on a day; both as YYYY-MM-DD. */
function yearsBetween(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
