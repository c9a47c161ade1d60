import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openCompact } from '../../crypto/compact-jws.ts';
import { keyIdOf } from '../../crypto/key-id.ts';
import { type CryptoSuite, isSameKey, suiteOf } from '../../crypto/keys.ts';
import { keyAnnouncementSchema } from '../../protocol.ts';
import type { CountyStore } from '../store/port.ts';
import { refuse } from './refusals.ts';

/** What the county wants its terminals to sign with, and for how long. */
export interface KeyPolicy {
  readonly suite: CryptoSuite;
  readonly maxAgeDays: number;
}

const dayMs = 24 * 3600 * 1000;
const provenSchema = keyAnnouncementSchema.omit({ proof: true });

/** The request is signed by the old key, the proof by the new one: nobody can announce a key that is not theirs. */
export function keyRoute(app: FastifyInstance, { store }: { store: CountyStore }): void {
  app.post('/api/v1/keys', async (request, reply) => {
    const announced = keyAnnouncementSchema.safeParse(request.body);
    if (!announced.success) return refuse(reply, 'bad-request', 'the request does not have the expected shape');
    const { keyNumber, publicKey, proof } = announced.data;
    const { id: terminalId } = request.terminal;
    const kid = keyIdOf({ terminalId, keyNumber });
    const proven = provenSchema.safeParse(await openCompact(proof, { key: publicKey, kid }));
    const isProven =
      proven.success && proven.data.keyNumber === keyNumber && isSameKey(proven.data.publicKey, publicKey);
    if (!isProven) return refuse(reply, 'bad-request', 'the new key did not sign its announcement');
    const answer = await store.terminals.announceKey(terminalId, { keyNumber, publicKey });
    request.log.info({ terminalId, keyNumber, status: answer.status }, 'new key announced');
    return reply.send(answer);
  });
}

/** Age is counted by the county's clock alone, from when the key came here. */
export function wantsNewKey(
  { terminal, terminalKey }: Pick<FastifyRequest, 'terminal' | 'terminalKey'>,
  policy: KeyPolicy,
  now: Date,
): boolean {
  const { validFrom, publicKey } = terminalKey;
  const isOld = now.getTime() - validFrom.getTime() > policy.maxAgeDays * dayMs;
  const isOrdered = terminal.keyOrderedAt !== null && terminal.keyOrderedAt > validFrom;
  return isOld || isOrdered || suiteOf(publicKey) !== policy.suite;
}
