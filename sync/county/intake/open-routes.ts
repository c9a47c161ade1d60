import type { FastifyInstance, FastifyReply } from 'fastify';
import { isMacUnderCode, macUnderCode } from '../../crypto/code-secret.ts';
import type { CryptoSuite } from '../../crypto/keys.ts';
import { countyWord } from '../../enrol.ts';
import {
  type CountyProof,
  type EnrolAnswer,
  enrolRequestSchema,
  type Hello,
  helloNonceSchema,
  protocolVersion,
} from '../../protocol.ts';
import type { CountyStore } from '../store/port.ts';
import { openContinuation } from './open-continuation.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';
import { refuseOtherVersion } from './terminal-gate.ts';

/** The two calls of a terminal that has no identity yet. */
export function openRoutes(
  app: FastifyInstance,
  {
    store,
    suite,
    helloLimit,
    enrolLimit,
    countyName,
    now,
  }: {
    store: CountyStore;
    suite: CryptoSuite;
    /** By address: nobody has a name yet. */
    helloLimit: RateLimit;
    enrolLimit: RateLimit;
    countyName: () => Promise<string>;
    now: () => Date;
  },
): void {
  app.get<{ Querystring: { nonce?: unknown } }>('/api/v1/hello', async (request, reply) => {
    if (!helloLimit.allows(request.ip)) return tooMany(reply, helloLimit, request.ip);
    const time = now().toISOString();
    const nonce = helloNonceSchema.safeParse(request.query.nonce);
    const proof = nonce.success ? { proof: await proofFor(store, { nonce: nonce.data, time }) } : {};
    const hello: Hello = { service: 'township-county', protocolVersion, time, ...proof };
    return reply.header('cache-control', 'no-store').send(hello);
  });

  app.post('/api/v1/enrol', async (request, reply) => {
    if (refuseOtherVersion(request, reply, { isRequired: false })) return reply;
    // Codes have 59 bits; the limit only keeps guessing from costing anything.
    if (!enrolLimit.allows(request.ip)) return tooMany(reply, enrolLimit, request.ip);
    const asked = enrolRequestSchema.safeParse(request.body);
    if (!asked.success) return refuse(reply, 'bad-request', 'the request does not have the expected shape');
    const key = await store.terminals.codeKey(asked.data.codeHandle);
    if (key === null) return refuse(reply, 'code-unknown', 'no such enrolment code');
    const { proof, ...said } = asked.data;
    if (!isMacUnderCode(proof, key, 'terminal', said)) {
      return refuse(reply, 'unauthorised', 'whoever asks does not know the code');
    }
    const continued = await openContinuation(store, asked.data);
    if (!continued.ok) return refuse(reply, continued.error, continued.message);
    const enrolled = await store.terminals.enrol({ ...asked.data, suite, continues: continued.value });
    if (!enrolled.ok) return refuse(reply, enrolled.error, enrolled.message);
    const { publicKey } = await store.identity.now();
    const word = { ...enrolled.value, countyName: await countyName(), county: { publicKey } };
    const answer: EnrolAnswer = {
      ...word,
      county: { publicKey, proof: macUnderCode(key, 'county', countyWord(word, { proof })) },
    };
    return reply.header('cache-control', 'no-store').send(answer);
  });
}

/** Keys that served for decades; each is some hundred bytes of a greeting. */
const toldHandovers = 30;

async function proofFor({ identity }: CountyStore, proof: CountyProof): Promise<NonNullable<Hello['proof']>> {
  const { publicKey, sign, handovers } = await identity.now();
  return {
    publicKey,
    jws: await sign(proof),
    ...(handovers.length > 0 ? { handovers: handovers.slice(-toldHandovers) } : {}),
  };
}

function tooMany(reply: FastifyReply, limit: RateLimit, address: string): FastifyReply {
  const retryAfterSeconds = limit.waitSeconds(address);
  return refuse(reply, 'too-many-requests', 'too many tries from this address', { retryAfterSeconds });
}
