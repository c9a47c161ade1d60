import type { Ledger } from './ledger/port.ts';

/** Half of the line: what a person at the window asks the county for comes at once, and scans still go. */
const defaultShare = 0.5;

/** 忙时带宽: how much of the line uploads take while somebody works here. */
export function uploadShare(ledger: Pick<Ledger, 'fact'>): number {
  return ledger.fact('uploadShare') ?? defaultShare;
}
