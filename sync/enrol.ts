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

/** The terminal's own Ed25519 key as private JWK. */
export async function makeTerminalKey(): Promise<Readonly<Record<string, unknown>>> {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  return privateJwkSchema.parse(await exportJWK(pair.privateKey));
}

/**
 * Turns a one-time code into an enrolment. When an answer is lost on the way, the same code with the same key gets it
 * again: a key that is given is used, so that a caller can keep it from one try to the next.
 */
export async function enrolTerminal(plan: {
  readonly county: County;
  readonly countyUrl: string;
  readonly code: string;
  readonly station: EnrolRequest['station'];
  readonly machineName: string;
  /** Wall clock of the terminal, ISO 8601. */
  readonly at: string;
  readonly privateKey?: Readonly<Record<string, unknown>>;
}): Promise<Result<EnrolmentData>> {
  const privateKey = privateJwkSchema.parse(plan.privateKey ?? (await makeTerminalKey()));
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
