import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseNumberSchema } from '../../../main/domain/pre-check.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { RateLimit } from '../intake/rate-limit.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';
import type { OnlineService, PreCheckRecord } from './port.ts';
import { checkOrder, preCheckOrderSchema } from './pre-check-order.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set behind the gate of the online services. */
    onlineService: OnlineService;
  }
}

export const onlineOrderSchema = z.object({
  /** The service's own number of this request: a repeat gets the first answer. */
  requestId: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  /** 预审员; the service's name where nobody is named. */
  checkedBy: z.string().max(50).optional(),
  order: preCheckOrderSchema,
});

/**
 * 网上申报: the county's own online service hands over what it has pre-checked and gets the number and the text of the QR
 * code. It is no terminal: another token, and no way to anything else.
 *
 *   POST /api/v1/online/pre-checks                -> 200, also for a repeat; 422 with what is wrong, answer by answer
 *   GET  /api/v1/online/pre-checks/:caseNumber    -> what became of one of its own
 */
export function onlinePreChecks(
  app: FastifyInstance,
  parts: { store: CountyStore; shelf: CatalogueShelf; limit: RateLimit; now: () => Date },
): void {
  const { store, shelf, limit, now } = parts;
  app.decorateRequest('onlineService', null as unknown as OnlineService);
  app.addHook('onRequest', async (request, reply) => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const service = token === undefined ? null : await store.onlineServices.byToken(token);
    if (service === null) return refuse(reply, 'unauthorised', 'this token belongs to no online service');
    if (service.revokedAt !== null) return refuse(reply, 'revoked', 'this token has been withdrawn');
    if (!limit.allows(service.id)) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
    request.onlineService = service;
  });

  app.post('/api/v1/online/pre-checks', async (request, reply) => {
    const asked = onlineOrderSchema.safeParse(request.body);
    if (!asked.success) {
      const issue = asked.error.issues[0];
      return refuse(reply, 'bad-request', `/${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'wrong shape'}`);
    }
    const { order, requestId, checkedBy } = asked.data;
    const checked = checkOrder(order, await shelf.current(), now());
    if (!checked.ok) return reply.code(422).send({ problems: checked.problems });
    const { id: serviceId, name } = request.onlineService;
    const made = await store.preChecks.make({
      ...checked.value,
      checkedBy: checkedBy ?? name,
      origin: { serviceId, requestId },
    });
    return answer(reply, made);
  });

  app.get<{ Params: { caseNumber: string } }>('/api/v1/online/pre-checks/:caseNumber', async (request, reply) => {
    const caseNumber = caseNumberSchema.safeParse(request.params.caseNumber);
    const record = caseNumber.success ? await store.preChecks.find(caseNumber.data) : null;
    if (record === null || record.serviceId !== request.onlineService.id) {
      return refuse(reply, 'not-found', 'this service made no such pre-check');
    }
    return answer(reply, record);
  });
}

function answer(reply: FastifyReply, record: PreCheckRecord): FastifyReply {
  const { caseNumber, usedBy, takenBy } = record;
  return reply.header('cache-control', 'no-store').send({
    caseNumber,
    /** The text of the QR code. */
    code: preCheckCode(caseNumber),
    expiresAt: record.expiresAt.toISOString(),
    takenBy: takenBy && { office: takenBy.office, at: takenBy.at.toISOString() },
    usedBy: usedBy && { localNumber: usedBy.localNumber, countyNumber: usedBy.countyNumber },
  });
}

/** As `codeMeaning` reads it at the window. */
export function preCheckCode(caseNumber: string): string {
  return `precheck:${caseNumber}`;
}
