import { openCompact } from '../../crypto/compact-jws.ts';
import { keyIdOf } from '../../crypto/key-id.ts';
import { isSameKey } from '../../crypto/keys.ts';
import { continuationSchema, type EnrolRequest } from '../../protocol.ts';
import type { CountyStore, EnrolOrder, Outcome } from '../store/port.ts';

/**
 * 续接: a ledger that was enrolled before asks for a new identity. Its old key has to say so, for this code and these new
 * keys; whether that key is closed or its terminal withdrawn does not matter here: the code is what opens the door.
 */
export async function openContinuation(
  store: CountyStore,
  request: EnrolRequest,
): Promise<Outcome<EnrolOrder['continues']>> {
  const { continues } = request;
  if (continues === null) return { ok: true, value: null };
  const { terminalId, keyNumber, proof } = continues;
  const signer = await store.terminals.signer(terminalId, keyNumber);
  const kid = keyIdOf({ terminalId, keyNumber });
  const opened = signer && (await openCompact(proof, { key: signer.key.publicKey, kid }));
  const said = continuationSchema.safeParse(opened);
  const isForThis =
    said.success &&
    said.data.codeHandle === request.codeHandle &&
    said.data.publicKeys.length === request.publicKeys.length &&
    said.data.publicKeys.every((key, at) => isSameKey(key, request.publicKeys[at] ?? key));
  if (!isForThis) {
    return { ok: false, error: 'bad-request', message: 'the earlier identity of this terminal is not proven' };
  }
  const { shippedSeq, shippedHash, unheard } = said.data;
  return { ok: true, value: { terminalId, shippedSeq, shippedHash, unheard } };
}
