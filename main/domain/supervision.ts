import { z } from 'zod';
import { ruleCodes } from './alarms/rules.ts';

/**
 * 督办: the county wants to know why something stands still, or that it be done. It stays in sight until it is answered.
 * answered: the terminal has said something; closed: the county is content with it, or has taken it back.
 */
export const supervisionNoticeSchema = z.object({
  id: z.uuid(),
  applicationId: z.uuid().nullable(),
  /** The alarm that it was made of; absent where it was written by hand. */
  alarmRule: z.enum(ruleCodes).optional(),
  title: z.string().min(1).max(200),
  text: z.string().max(2000),
  answerBy: z.iso.date(),
  issuedBy: z.string().max(200),
  at: z.iso.datetime(),
  state: z.enum(['open', 'answered', 'closed']),
  /** Grows with each change at the county; a lower one never replaces a higher one. */
  version: z.int().min(1),
  answer: z
    .object({ text: z.string().min(2).max(2000), answeredBy: z.string().max(200), at: z.iso.datetime() })
    .nullable(),
});
export type SupervisionNotice = z.infer<typeof supervisionNoticeSchema>;

/** Body of `supervision/answered`. */
export const supervisionAnswerSchema = z.object({
  noticeId: z.uuid(),
  text: z.string().min(2).max(2000),
  answeredBy: z.string().max(200),
  at: z.iso.datetime(),
});
export type SupervisionAnswer = z.infer<typeof supervisionAnswerSchema>;

/**
 * The notice as the terminal shows it after the county's word came. An answer that was given here and is still on its way
 * is not taken back by a word that was written before it arrived.
 */
export function noticeAfter(held: SupervisionNotice | null, said: SupervisionNotice): SupervisionNotice {
  if (held === null) return said;
  if (said.version < held.version) return held;
  const isUnderWay = held.state === 'answered' && said.state === 'open' && said.answer === null;
  return isUnderWay ? { ...said, state: 'answered', answer: held.answer } : said;
}
