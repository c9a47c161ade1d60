import type { LedgerEvent } from '../../main/domain/ledger-event.ts';
import { signCompact } from '../crypto/compact-jws.ts';
import { keyIdOf } from '../crypto/key-id.ts';
import type { BatchSeal, EventPush } from '../protocol.ts';
import type { CountyCredentials } from './request-signer.ts';

/** 批次签章: the batch with its seal. The chain makes the hash of the last event stand for all of them. */
export async function sealBatch(signer: CountyCredentials, events: readonly LedgerEvent[]): Promise<EventPush> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new Error('an empty batch has no seal');
  const payload: BatchSeal = {
    terminalId: signer.terminalId,
    fromSeq: first.seq,
    toSeq: last.seq,
    headHash: last.hash,
  };
  return {
    jws: await signCompact({ key: signer.privateKey, kid: keyIdOf(signer), payload }),
    events: [...events],
  };
}
