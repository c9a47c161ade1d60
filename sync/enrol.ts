import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { failurePolicy } from '../main/domain/failure-tables.ts';
import { ok, type Result } from '../main/domain/result.ts';
import type { County } from './ports.ts';
import type { EnrolReply, EnrolRequest } from './protocol.ts';

/** What the terminal keeps of its enrolment; the private key never leaves it. */
export interface EnrolmentData extends EnrolReply {
  readonly countyUrl: string;
  readonly privateKey: Readonly<Record<string, unknown>>;
  readonly enrolledAt: string;
}

const tries = 3;

/**
 * Turns a one-time code into an enrolment. The key pair is made here, once: when an answer is lost on the way, the same
 * code with the same key gets it again.
 */
export async function enrolTerminal(plan: {
  readonly county: County;
  readonly countyUrl: string;
  readonly code: string;
  readonly station: EnrolRequest['station'];
  readonly machineName: string;
  /** Wall clock of the terminal, ISO 8601. */
  readonly at: string;
}): Promise<Result<EnrolmentData>> {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const privateKey = privateJwkSchema.parse(await exportJWK(pair.privateKey));
  const { d: _secret, ...publicKey } = privateKey;
  const { code, station, machineName } = plan;
  let reply = await plan.county.enrol({ code, publicKey, station, machineName });
  for (let attempt = 1; attempt < tries && !reply.ok && failurePolicy[reply.failure.code] === 'retry'; attempt += 1) {
    reply = await plan.county.enrol({ code, publicKey, station, machineName });
  }
  if (!reply.ok) return reply;
  return ok({ ...reply.value, countyUrl: plan.countyUrl, privateKey, enrolledAt: plan.at });
}

const privateJwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});
