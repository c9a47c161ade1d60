import { failurePolicy } from '../main/domain/failure-tables.ts';
import { failed, ok, type Result } from '../main/domain/result.ts';
import type { CountyCredentials } from './client/request-signer.ts';
import { type CodeSecret, codeSecret, isMacUnderCode, macUnderCode } from './crypto/code-secret.ts';
import { signCompact } from './crypto/compact-jws.ts';
import { keyIdOf } from './crypto/key-id.ts';
import { isSameKey, type PrivateKey, type PublicKey, publicPart } from './crypto/keys.ts';
import { allSuites } from './crypto/suites.ts';
import type { County } from './ports.ts';
import type { Continuation, EnrolAnswer, EnrolReply, EnrolRequest } from './protocol.ts';

/** What the county said, and the one of the offered keys that it chose. */
export interface Enrolled extends EnrolReply {
  readonly privateKey: PrivateKey;
  /** 认县: under the code's own key, so it is that of whoever gave out the code. */
  readonly countyKey: PublicKey;
}

export interface EnrolPlan {
  readonly county: County;
  readonly code: string;
  readonly station: EnrolRequest['station'];
  readonly machineName: string;
  /** One a suite. A caller keeps them from one try to the next: they are what a code is bound to. */
  readonly privateKeys: readonly PrivateKey[];
  /** Who this ledger was until now, and how far its chain was handed over. */
  readonly continues: (Pick<Continuation, 'shippedSeq' | 'shippedHash' | 'unheard'> & CountyCredentials) | null;
}

const tries = 3;

export function makeTerminalKeys(): readonly PrivateKey[] {
  return allSuites.map((suite) => suite.makeKey());
}

/** Turns a one-time code into an enrolment. When an answer is lost on the way, the same code with the same keys gets it again. */
export async function enrolTerminal(plan: EnrolPlan): Promise<Result<Enrolled>> {
  const { code, station, machineName, privateKeys } = plan;
  const publicKeys = privateKeys.map(publicPart);
  const secret = await codeSecret(code);
  const continues = plan.continues && (await continuation(plan.continues, { codeHandle: secret.handle, publicKeys }));
  const request = enrolRequest(secret, { publicKeys, station, machineName, continues });
  let reply = await plan.county.enrol(request);
  for (let attempt = 1; attempt < tries && !reply.ok && failurePolicy[reply.failure.code] === 'retry'; attempt += 1) {
    reply = await plan.county.enrol(request);
  }
  if (!reply.ok) return reply;
  const { county, ...enrolled } = reply.value;
  if (!isMacUnderCode(county.proof, secret.key, 'county', countyWord(reply.value, request))) {
    return failed('county/wrong-network', 'whoever answered does not know the code');
  }
  const { publicKey } = enrolled;
  const privateKey = privateKeys.find((offered) => isSameKey(offered, publicKey));
  if (!privateKey) return failed('county/garbled', 'the county chose a key that was not offered');
  return ok({ ...enrolled, privateKey, countyKey: county.publicKey });
}

/** The code's secret under everything that is asked for. */
export function enrolRequest(
  { handle: codeHandle, key }: CodeSecret,
  wanted: Omit<EnrolRequest, 'codeHandle' | 'proof'>,
): EnrolRequest {
  const asked = { codeHandle, ...wanted };
  return { ...asked, proof: macUnderCode(key, 'terminal', asked) };
}

/** What the county puts its MAC under: its answer to this very request. */
export function countyWord(
  { county, ...reply }: EnrolReply & { readonly county: Pick<EnrolAnswer['county'], 'publicKey'> },
  { proof }: Pick<EnrolRequest, 'proof'>,
): unknown {
  return { reply, countyKey: county.publicKey, inAnswerTo: proof };
}

async function continuation(
  earlier: NonNullable<EnrolPlan['continues']>,
  { codeHandle, publicKeys }: Pick<Continuation, 'codeHandle' | 'publicKeys'>,
): Promise<EnrolRequest['continues']> {
  const { terminalId, keyNumber, privateKey: key, shippedSeq, shippedHash, unheard } = earlier;
  const payload: Continuation = { codeHandle, publicKeys, shippedSeq, shippedHash, unheard };
  return { terminalId, keyNumber, proof: await signCompact({ key, kid: keyIdOf(earlier), payload }) };
}
