import { failed, ok, type Result } from '../../main/domain/result.ts';
import { openCompact } from '../crypto/compact-jws.ts';
import type { Greeting } from '../ports.ts';
import { countyKeyId, countyProofSchema, type Hello, helloSchema, protocolVersion } from '../protocol.ts';
import { answerIn, type RawReply, troubleIn } from './classify-reply.ts';

/** What a host said to `hello?nonce=`, and the key with which it proved that it said so. */
export async function greetingIn(reply: RawReply, nonce: string): Promise<Result<Greeting>> {
  const trouble = troubleIn(reply);
  if (trouble) return { ok: false, failure: trouble };
  const answer = answerIn(reply, helloSchema);
  // A 200 that isn't the county's greeting comes from something that answers everything with 200.
  if (!answer.ok) return failed('county/captive-portal', answer.failure.detail);
  if (answer.value.protocolVersion !== protocolVersion) {
    const theirs = answer.value.protocolVersion;
    return failed('county/version-mismatch', `the county speaks version ${theirs}, this terminal ${protocolVersion}`);
  }
  const { proof } = answer.value;
  if (!proof) return ok({ ...answer.value, provenKey: null, handovers: [] });
  if (!(await isProven(answer.value, proof, nonce))) return failed('county/wrong-network', 'the proof does not hold');
  return ok({ ...answer.value, provenKey: proof.publicKey, handovers: proof.handovers ?? [] });
}

async function isProven(hello: Hello, proof: NonNullable<Hello['proof']>, nonce: string): Promise<boolean> {
  const said = countyProofSchema.safeParse(await openCompact(proof.jws, { key: proof.publicKey, kid: countyKeyId }));
  return said.success && said.data.nonce === nonce && said.data.time === hello.time;
}
