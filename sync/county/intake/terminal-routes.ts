import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ChangesReply, eventPushSchema, type IntentReply, intentRequestSchema } from '../../protocol.ts';
import { presenceRoute } from '../cases/presence-route.ts';
import { followKeyPolicy } from '../publications/key-policy.ts';
import type { CountyStore, TerminalRecord } from '../store/port.ts';
import { type KeyPolicy, keyRoute, wantsNewKey } from './key-route.ts';
import { refuse } from './refusals.ts';
import { brokenLink, checkSeal, seqLimit } from './verify-events.ts';

/** 500 events of a usual size are well below; one accepted application with a long form is far below. */
const eventBatchLimitBytes = 24 * 1024 * 1024;

/** What a terminal says of itself; older ones say nothing. */
const terminalReportSchema = z.object({
  backlog: z.coerce.number().int().min(0).max(1_000_000),
  app: z.string().regex(/^[\w.+-]{1,40}$/),
});

/** The plain calls of an enrolled terminal. */
export function terminalRoutes(
  app: FastifyInstance,
  { store, keyPolicy, now }: { store: CountyStore; keyPolicy: KeyPolicy; now: () => Date },
): void {
  const publishedPolicy = followKeyPolicy(store, keyPolicy, now);
  keyRoute(app, { store });
  presenceRoute(app, { store });

  app.post('/api/v1/events', { bodyLimit: eventBatchLimitBytes }, async (request, reply) => {
    const push = eventPushSchema.safeParse(request.body);
    if (!push.success) return refuse(reply, 'bad-request', 'expected a signed batch');
    const { terminal, terminalKey: key } = request;
    const terminalId = terminal.id;
    const sealed = await checkSeal(push.data, { terminal, key });
    if (!sealed.ok) return refuse(reply, sealed.error, sealed.message);
    const { events, jws } = push.data;
    const broken = brokenLink(terminal, events);
    const pushed =
      broken === null
        ? await store.intake.pushEvents(terminalId, events, { keyNumber: key.number, jws })
        : ({ ok: false, error: 'chain-conflict', message: broken } as const);
    if (pushed.ok) return reply.send(pushed.value);
    if (pushed.error === 'chain-conflict') {
      request.log.warn({ terminalId, reason: pushed.message }, 'event chain does not fit');
      await store.terminals.recordChainConflict(terminalId, pushed.message);
    }
    return refuse(reply, pushed.error, pushed.message);
  });

  app.get<{ Querystring: { after?: unknown } }>('/api/v1/events', async (request, reply) => {
    const after = z.coerce.number().int().min(0).max(seqLimit).safeParse(request.query.after);
    if (!after.success) return refuse(reply, 'bad-request', 'after which event?');
    const page = await store.intake.eventsAfter(request.terminal.id, after.data);
    return reply.header('cache-control', 'no-store').send(page);
  });

  app.post('/api/v1/intents', async (request, reply) => {
    const asked = intentRequestSchema.safeParse(request.body);
    if (!asked.success) return refuse(reply, 'bad-request', 'the request does not have the expected shape');
    const lacking = await store.materials.lacking(asked.data.materials.map((material) => material.sha256));
    return reply.send({ lacking: [...lacking] } satisfies IntentReply);
  });

  app.post<{ Params: { id: string } }>('/api/v1/applications/:id/submit', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id);
    if (!id.success) return refuse(reply, 'bad-request', 'not the id of an application');
    return reply.send(await store.intake.submit(request.terminal.id, id.data));
  });

  app.get<{ Querystring: { since?: unknown; backlog?: unknown; app?: unknown } }>(
    '/api/v1/changes',
    async (request, reply) => {
      const since = z.string().max(64).default('').safeParse(request.query.since);
      if (!since.success) return refuse(reply, 'bad-request', 'the cursor is not one of this service');
      const report = terminalReportSchema.safeParse(request.query);
      const { terminal } = request;
      if (report.success && isNews(report.data, terminal)) await store.terminals.recordReport(terminal.id, report.data);
      const changes = await store.publishing.changes(terminal.id, since.data);
      if (!changes.ok) return refuse(reply, changes.error, changes.message);
      const policy = await publishedPolicy();
      const answer: ChangesReply = {
        ...changes.value,
        ...(wantsNewKey(request, policy, now()) ? { newKey: { suite: policy.suite } } : {}),
        ...(terminal.station === 'agent' ? {} : { staffCalls: [...(await store.staffCalls.open(terminal))] }),
      };
      return reply.header('cache-control', 'no-store').send(answer);
    },
  );
}

/** Most polls say what the one before said: nothing to write. */
function isNews({ backlog, app }: z.infer<typeof terminalReportSchema>, known: TerminalRecord): boolean {
  return backlog !== known.backlog || app !== known.appVersion;
}
