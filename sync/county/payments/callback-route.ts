import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { paymentReceiptSchema } from '../../../main/domain/payment.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { RateLimit } from '../intake/rate-limit.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';
import { callbackWindowMs, isSigned } from './check-signature.ts';
import { takePayment } from './take-payment.ts';

export const paymentCallbackSchema = paymentReceiptSchema.extend({
  /** 办件编号, as it stands on the payment notice. */
  localNumber: z.string().min(1).max(60),
});

export const paymentReplySchema = z.discriminatedUnion('status', [
  /** `state` is null while the application has not arrived at the county. */
  z.object({
    status: z.literal('registered'),
    isNew: z.boolean(),
    state: z.enum(['due', 'paid', 'differs', 'free', 'unpublished']).nullable(),
  }),
  z.object({ status: z.literal('refused'), reason: z.enum(['free', 'unpublished', 'unknown-number', 'differs']) }),
]);

export const paymentHeaders = {
  platform: 'x-payment-platform',
  timestamp: 'x-payment-timestamp',
  signature: 'x-payment-signature',
} as const;

/**
 * 支付平台回调. A repeat is answered as the first one was, and changes nothing: platforms repeat until they hear 200.
 *
 *   POST /api/v1/payments/callback    signed over timestamp and body by the platform's key
 */
export function paymentCallback(
  app: FastifyInstance,
  parts: { store: CountyStore; shelf: CatalogueShelf; limit: RateLimit; now: () => Date },
): void {
  const { store, limit, now } = parts;
  // The signature is over the very bytes, so they must not be parsed before it is checked.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/api/v1/payments/callback', async (request, reply) => {
    const header = (name: string) => String(request.headers[name] ?? '').slice(0, 2000);
    const id = header(paymentHeaders.platform).replaceAll('\0', '');
    if (!limit.allows(id)) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
    const platform = await store.payments.platform(id);
    const timestamp = header(paymentHeaders.timestamp);
    const body = typeof request.body === 'string' ? request.body : '';
    const isGenuine =
      platform !== null &&
      isSigned({ publicKey: platform.publicKey, timestamp, body, signature: header(paymentHeaders.signature) });
    if (platform === null || !isGenuine) return refuse(reply, 'unauthorised', 'this is signed by no known platform');
    if (platform.revokedAt !== null) return refuse(reply, 'revoked', 'this platform has been withdrawn');
    if (!(Math.abs(Date.parse(timestamp) - now().getTime()) <= callbackWindowMs)) {
      return refuse(reply, 'clock-skew', 'the timestamp is too far from the county’s clock');
    }
    const told = paymentCallbackSchema.safeParse(parsed(body));
    if (!told.success) {
      const issue = told.error.issues[0];
      return refuse(reply, 'bad-request', `/${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'wrong shape'}`);
    }
    const taken = await takePayment(parts, { ...told.data, registeredBy: platform.name });
    request.log.info({ platform: platform.id, outcome: taken }, 'payment told');
    if (!taken.ok) return reply.code(422).send({ status: 'refused', reason: taken.why });
    return reply.send({ status: 'registered', isNew: taken.isNew, state: taken.state });
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
