import { z } from 'zod';
import { caseNumberSchema } from '../../../main/domain/pre-check.ts';
import { handOverReplySchema, handOverSchema, sealingReplySchema } from '../../package/package-wire.ts';
import {
  changesReplySchema,
  enrolReplySchema,
  enrolRequestSchema,
  eventPushSchema,
  eventReplySchema,
  helloSchema,
  intentReplySchema,
  intentRequestSchema,
  keyAnnouncementSchema,
  keyReplySchema,
  ownCasesProofSchema,
  ownCasesReplySchema,
  ownEventsReplySchema,
  preCheckPageReplySchema,
  preCheckReplySchema,
  presenceReplySchema,
  presenceSignSchema,
  publicationReplySchema,
  staffCallOrderSchema,
  staffCallsReplySchema,
  submitReplySchema,
  takePreCheckSchema,
} from '../../protocol.ts';
import { populationChecksSchema, populationVerdictSchema } from '../identity/population-routes.ts';
import { paymentCallbackSchema, paymentHeaders, paymentReplySchema } from '../payments/callback-route.ts';
import { onlineOrderSchema } from '../pre-checks/online-pre-checks.ts';
import { alarmRecordsReplySchema, feedQuery, feedReplySchema } from '../supervision/feed/feed-route.ts';
import { tusCalls } from './tus-calls.ts';
import type { WireCall, WireReply } from './wire-call.ts';

const answer = (json: z.ZodType, about = 'The answer; a repeat gets it again'): Record<number, WireReply> => ({
  200: { about, body: { json } },
});

const byTerminal = { tag: 'terminal', security: 'terminal-signature' } as const;
const byOnlineService = { tag: 'online-service', security: 'online-service-token' } as const;

const problemsSchema = z.object({
  problems: z.array(
    z.object({ pointer: z.string(), kind: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }),
  ),
});

const onlinePreCheckSchema = z.object({
  caseNumber: caseNumberSchema,
  /** The text of the QR code. */
  code: z.string(),
  expiresAt: z.iso.datetime(),
  takenBy: z.object({ office: z.string(), at: z.iso.datetime() }).nullable(),
  usedBy: z.object({ localNumber: z.string(), countyNumber: z.string().nullable() }).nullable(),
});

/** Every call below /api/v1, by method and route; a test holds this table to the running routes and their answers. */
export const wireCalls: Readonly<Record<string, WireCall>> = {
  'GET /api/v1/hello': {
    summary: 'Is this the county, and what time is it there?',
    tag: 'service',
    security: 'none',
    replies: answer(helloSchema),
  },
  'GET /api/v1/openapi.json': {
    summary: 'This description',
    tag: 'service',
    security: 'none',
    replies: answer(z.looseObject({ openapi: z.literal('3.1.0') })),
  },
  'POST /api/v1/enrol': {
    summary: 'A one-time code and public keys become a terminal',
    tag: 'terminal',
    security: 'none',
    body: { json: enrolRequestSchema },
    replies: answer(enrolReplySchema),
  },
  'POST /api/v1/keys': {
    ...byTerminal,
    summary: 'The next key of this terminal',
    body: { json: keyAnnouncementSchema },
    replies: answer(keyReplySchema),
  },
  'POST /api/v1/events': {
    ...byTerminal,
    summary: 'A sealed batch of the event chain, in order',
    body: { json: eventPushSchema },
    replies: answer(eventReplySchema),
  },
  'GET /api/v1/events': {
    ...byTerminal,
    summary: 'After a restore from a backup: this terminal’s own events behind the one it knows',
    query: { after: { schema: z.coerce.number().int().min(0), about: 'The last event that the copy holds' } },
    replies: answer(ownEventsReplySchema, 'A page of events in order; an empty one is the end'),
  },
  'POST /api/v1/intents': {
    ...byTerminal,
    summary: 'Which of these materials does the county lack?',
    body: { json: intentRequestSchema },
    replies: answer(intentReplySchema),
  },
  'POST /api/v1/applications/:id/submit': {
    ...byTerminal,
    summary: 'Delivered, if all events and materials are there',
    replies: answer(submitReplySchema),
  },
  'POST /api/v1/applications/:id/open': {
    ...byTerminal,
    summary: 'Somebody at this terminal has it open; who else has?',
    body: { json: presenceSignSchema },
    replies: answer(presenceReplySchema, 'The others'),
  },
  'GET /api/v1/changes': {
    ...byTerminal,
    summary: 'What changed since the cursor, one page; `more` says that there is another',
    query: {
      since: { schema: z.string().max(64), about: 'The last reply’s cursor; empty for the beginning' },
      backlog: { schema: z.coerce.number().int().min(0), about: 'How many applications wait to be sent' },
      app: { schema: z.string().max(40), about: 'Version of the terminal’s software' },
    },
    replies: answer(changesReplySchema, 'A page of changes'),
  },
  'GET /api/v1/publications/:kind': {
    ...byTerminal,
    summary: 'The whole of a publication: catalogue, calendar, notices, staff list, configuration',
    query: { scope: { schema: z.string().max(100), about: 'As announced in `published`' } },
    replies: answer(publicationReplySchema, 'As signed by the county'),
  },
  'GET /api/v1/stream': {
    ...byTerminal,
    summary: 'Server-sent events: each one a nudge to ask for changes',
    replies: { 200: { about: 'Never ends by itself', body: { mediaType: 'text/event-stream' } } },
  },
  'GET /api/v1/packages/sealing-key': {
    ...byTerminal,
    summary: 'What packages for this county are sealed with, signed by the county',
    replies: answer(sealingReplySchema),
  },
  'POST /api/v1/packages': {
    ...byTerminal,
    summary: 'A package of any terminal, in slices that were uploaded as materials; asked again until it is settled',
    body: { json: handOverSchema },
    replies: answer(handOverReplySchema, 'What became of it'),
  },
  'POST /api/v1/own-cases': {
    ...byTerminal,
    summary: 'At a kiosk: where the matters of whoever shows a card or a receipt are',
    body: { json: ownCasesProofSchema },
    replies: answer(ownCasesReplySchema),
  },
  'POST /api/v1/staff-calls': {
    ...byTerminal,
    summary: 'A kiosk calls for staff; a window of the office says who goes',
    body: { json: staffCallOrderSchema },
    replies: answer(staffCallsReplySchema, 'What is open now'),
  },
  'GET /api/v1/pre-checks/:caseNumber': {
    ...byTerminal,
    summary: 'What was pre-checked, and which window has it open',
    replies: answer(preCheckReplySchema),
  },
  'GET /api/v1/pre-checks/:caseNumber/pages/:sha256': {
    ...byTerminal,
    summary: 'A page that the applicant scanned at a kiosk',
    replies: answer(preCheckPageReplySchema, 'The page, or null while it is not here'),
  },
  'POST /api/v1/pre-checks/:caseNumber/taken': {
    ...byTerminal,
    summary: 'This terminal opens it',
    body: { json: takePreCheckSchema },
    replies: answer(preCheckReplySchema),
  },
  'POST /api/v1/online/pre-checks': {
    ...byOnlineService,
    summary: 'What an online service has pre-checked',
    body: { json: onlineOrderSchema },
    replies: {
      ...answer(onlinePreCheckSchema),
      422: { about: 'What is wrong, answer by answer', body: { json: problemsSchema } },
    },
  },
  'GET /api/v1/online/pre-checks/:caseNumber': {
    ...byOnlineService,
    summary: 'What became of one of its own',
    replies: answer(onlinePreCheckSchema),
  },
  'GET /api/v1/population/checks': {
    ...byOnlineService,
    summary:
      'Who is to be held against the population database, the oldest first; the token is that of the identity page',
    replies: answer(populationChecksSchema, 'At most 100; what was answered is not among them any more'),
  },
  'POST /api/v1/population/checks': {
    ...byOnlineService,
    summary: 'What the population database says of one applicant; a mismatch holds the case',
    body: { json: populationVerdictSchema },
    replies: answer(z.object({})),
  },
  'POST /api/v1/payments/callback': {
    summary: 'Money came in for the number on a payment notice; a repeat changes nothing',
    tag: 'payment-platform',
    security: 'payment-signature',
    headers: {
      [paymentHeaders.platform]: { about: 'The platform’s id, as the console shows it', isRequired: true },
      [paymentHeaders.timestamp]: { about: 'ISO 8601; at most five minutes from the county’s clock', isRequired: true },
    },
    body: { json: paymentCallbackSchema },
    replies: {
      ...answer(paymentReplySchema, 'Registered, now or before; the terminal is told at its next contact'),
      422: { about: 'Nothing was registered: the money has to go back', body: { json: paymentReplySchema } },
    },
  },
  'GET /api/v1/supervision/feed': {
    summary: 'The ten events of supervision, of cases received in a period, by the field names of the standard',
    tag: 'supervision',
    security: 'supervision-token',
    query: feedQuery,
    replies: answer(feedReplySchema, 'Events in the order in which they happened, case by case'),
  },
  'GET /api/v1/supervision/alarms': {
    summary: 'Reminders, warnings and cards that stand now, in the fields of GB/T 39046 table 11',
    tag: 'supervision',
    security: 'supervision-token',
    replies: answer(alarmRecordsReplySchema, 'The heaviest first'),
  },
  ...tusCalls,
};
