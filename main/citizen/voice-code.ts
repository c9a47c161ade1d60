import type { Sealer } from '../vault/port.ts';

/** 查询码 as the ledger keeps it. */
export function voiceCodeIndex(sealer: Pick<Sealer, 'index'>, number: string, queryCode: string): string {
  return sealer.index(`voice/${number}/${queryCode.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()}`);
}
