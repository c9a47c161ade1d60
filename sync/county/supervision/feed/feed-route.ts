import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { daysBetween, isCalendarDate } from '../../../../main/domain/dates.ts';
import type { RateLimit } from '../../intake/rate-limit.ts';
import { refuse } from '../../intake/refusals.ts';
import type { CountyStore } from '../../store/port.ts';
import { saysToken } from '../../watch/may-read.ts';
import { type AlarmRecord, alarmRecordSchema, alarmRecords } from './alarm-records.ts';
import { type FeedEventCode, feedEventCodes, feedEvents } from './feed-fields.ts';
import { feedJson } from './feed-files.ts';

/** Longer periods are asked for in parts. */
export const longestPeriodDays = 92;

export const feedQuery = {
  from: { schema: z.iso.date(), about: 'First day in Shanghai on which the cases were received' },
  to: { schema: z.iso.date(), about: `Last day; at most ${longestPeriodDays} days from the first` },
  event: { schema: z.enum(feedEventCodes), about: 'One of the ten kinds of events; all of them without' },
} as const;

const [first, ...others] = feedEventCodes.map((event) => {
  const names = Object.keys(feedEvents[event].fields);
  const values = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  return z.object({ event: z.literal(event), name: z.literal(feedEvents[event].name), values });
});
if (first === undefined) throw new Error('there are ten kinds of events');

export const feedReplySchema = z.object({ events: z.array(z.union([first, ...others])) });

export const alarmRecordsReplySchema = z.object({ records: z.array(alarmRecordSchema) });

/**
 * 监察接口, for the supervision system above:
 *
 *   GET /api/v1/supervision/feed      the ten events of cases received in a period
 *   GET /api/v1/supervision/alarms    what stands now, in the fields of GB/T 39046 table 11
 */
export function supervisionFeed(
  app: FastifyInstance,
  parts: { readonly store: CountyStore; readonly token: string | null; readonly limit: RateLimit },
): void {
  const { store, token, limit } = parts;
  app.addHook('onRequest', async (request, reply) => {
    // Names and numbers of people: closed until the county gives somebody a token.
    if (token === null || !saysToken(request, token))
      return refuse(reply, 'unauthorised', 'the supervision feed needs its token');
    if (!limit.allows(request.ip)) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
  });

  app.get('/api/v1/supervision/feed', async (request, reply) => {
    const asked = periodIn(request.query);
    if (!asked.ok) return refuse(reply, 'bad-request', asked.why);
    const { from, to, event } = asked;
    const cases = store.exchange.cases({ from, to, placeCode: '' });
    return reply.type('application/json; charset=utf-8').send(Readable.from(feedJson(cases, event)));
  });

  app.get('/api/v1/supervision/alarms', async (_request, reply) => {
    const records: AlarmRecord[] = [];
    for await (const record of alarmRecords(store, '')) records.push(record);
    return reply.send({ records });
  });
}

export type AskedFeed =
  | { readonly ok: true; readonly from: string; readonly to: string; readonly event: FeedEventCode | null }
  | { readonly ok: false; readonly why: string };

export function periodIn(query: unknown): AskedFeed {
  const { from = '', to = '', event = '' } = (query ?? {}) as Readonly<Record<string, string>>;
  if (!isCalendarDate(String(from)) || !isCalendarDate(String(to))) {
    return { ok: false, why: 'from and to are days, YYYY-MM-DD' };
  }
  const days = daysBetween(from, to);
  if (days < 0 || days > longestPeriodDays) {
    return { ok: false, why: `from comes first, and to at most ${longestPeriodDays} days later` };
  }
  const known = feedEventCodes.find((code) => code === event) ?? null;
  if (event !== '' && known === null) return { ok: false, why: 'there are events 0 to 9' };
  return { ok: true, from, to, event: known };
}
