import { z } from 'zod';
import type { CaseDocumentKind } from './kinds.ts';

/** What a document says beyond the case and its steps: asked of the clerk when it is issued. Dates are YYYY-MM-DD. */

const words = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date();

/** 民法典 §165: 递交, 补正, 签收, 领取. A commitment is the principal's own, unless it is named. */
export const agentPowers = ['hand-in', 'correct', 'sign-for', 'collect', 'commit'] as const;
export type AgentPower = (typeof agentPowers)[number];

const delegate = { delegateName: words(100), delegatePhone: words(40), point: words(100) };

const shapes = {
  approval: z.object({ kind: z.literal('approval'), certificate: z.string().trim().max(200), validity: words(100) }),
  transfer: z.object({ kind: z.literal('transfer'), opinion: words(1000) }),
  'returned-papers': z.object({
    kind: z.literal('returned-papers'),
    /** Material codes; those of a withdrawal are in the step already. */
    returned: z.array(words(100)).max(100),
  }),
  'power-of-attorney': z
    .object({
      kind: z.literal('power-of-attorney'),
      agentName: words(100),
      agentIdNumber: words(40),
      agentPhone: words(40),
      relation: words(50),
      matters: words(500),
      powers: z.array(z.enum(agentPowers)).min(1),
      from: day,
      to: day,
      mayDelegate: z.boolean(),
      /** Who signs by thumbprint needs a witness. */
      isThumbprint: z.boolean(),
      witness: z.string().trim().max(100),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'it ends before it begins' })
    .refine(({ isThumbprint, witness }) => !isThumbprint || witness !== '', {
      path: ['witness'],
      message: 'a thumbprint needs a witness',
    }),
  'delegate-order': z.object({ kind: z.literal('delegate-order'), ...delegate, matters: words(500) }),
  'delegate-continuation': z.object({
    kind: z.literal('delegate-continuation'),
    ...delegate,
    reason: words(500),
    until: day,
  }),
  'delegate-end': z.object({ kind: z.literal('delegate-end'), ...delegate, reason: words(500) }),
  'delegate-done': z.object({ kind: z.literal('delegate-done'), ...delegate, result: words(500) }),
  'hand-over': z.object({
    kind: z.literal('hand-over'),
    batch: words(60),
    sender: words(100),
    receiver: words(100),
    sealNumber: words(60),
    /** The cases that travel together, this one among them. */
    applicationIds: z.array(z.uuid()).min(1).max(200),
  }),
} as const;

export const documentExtraSchema = z.discriminatedUnion('kind', [
  shapes.approval,
  shapes.transfer,
  shapes['returned-papers'],
  shapes['power-of-attorney'],
  shapes['delegate-order'],
  shapes['delegate-continuation'],
  shapes['delegate-end'],
  shapes['delegate-done'],
  shapes['hand-over'],
]);
export type DocumentExtra = z.infer<typeof documentExtraSchema>;

export function needsExtra(kind: CaseDocumentKind): kind is DocumentExtra['kind'] {
  return Object.hasOwn(shapes, kind);
}
