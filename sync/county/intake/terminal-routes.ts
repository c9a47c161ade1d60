import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { eventPushSchema, type IntentReply, intentRequestSchema } from '../../protocol.ts';
import type { CountyStore } from '../store/port.ts';
import { refuse } from './refusals.ts';
import { brokenLink, openSignedBatch } from './verify-events.ts';

/** 500 events of a usual size are well below; one accepted application with a long form is far below. */
const eventBatchLimitBytes = 24 * 1024 * 1024;

/** The plain calls of an enrolled terminal. */
export function terminalRoutes(app: FastifyInstance, store: CountyStore): void {
  app.post('/api/v1/events', { bodyLimit: eventBatchLimitBytes }, async (request, reply) => {
    const push = eventPushSchema.safeParse(request.body);
    if (!push.success) return refuse(reply, 'bad-request', 'expected a signed batch');
    const { id: terminalId, publicKeyX } = request.terminal;
    const opened = await openSignedBatch(push.data.jws, { terminalId, publicKeyX });
    if (!opened.ok) return refuse(reply, opened.error, opened.message);
    const broken = brokenLink(terminalId, opened.value.events);
    const pushed =
      broken === null
        ? await store.intake.pushEvents(terminalId, opened.value.events)
        : ({ ok: false, error: 'chain-conflict', message: broken } as const);
    if (pushed.ok) return reply.send(pushed.value);
    if (pushed.error === 'chain-conflict') {
      request.log.warn({ terminalId, reason: pushed.message }, 'event chain does not fit');
      await store.terminals.recordChainConflict(terminalId, pushed.message);
    }
    return refuse(reply, pushed.error, pushed.message);
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

  app.get<{ Querystring: { since?: unknown } }>('/api/v1/changes', async (request, reply) => {
    const since = z.string().max(64).default('').safeParse(request.query.since);
    if (!since.success) return refuse(reply, 'bad-request', 'the cursor is not one of this service');
    const changes = await store.publishing.changes(request.terminal.id, since.data);
    if (!changes.ok) return refuse(reply, changes.error, changes.message);
    return reply.header('cache-control', 'no-store').send(changes.value);
  });
}
