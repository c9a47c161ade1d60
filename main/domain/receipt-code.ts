import type { LocalNumber } from './ids.ts';
import { normaliseLocalNumber, verifyLocalNumber } from './local-number.ts';

/**
 * The code on a receipt: `A001-20261122-0042-7.3F9A1C2B7D4E`. Numbers count on and can be guessed; behind the point stand
 * the last twelve digits of the application's id, 48 random bits that are printed nowhere else. Whoever shows them has held
 * the paper. Signs of the alphanumeric mode of QR codes alone (ISO/IEC 18004 7.4.4), so that the code stays small.
 */
export interface ReceiptCode {
  readonly localNumber: LocalNumber;
  /** Null: the number alone, as anybody can type it. */
  readonly check: string | null;
}

export const receiptCheckPattern = /^[0-9A-F]{12}$/;

export function receiptCode({ id, localNumber }: { readonly id: string; readonly localNumber: string }): string {
  return receiptText({ localNumber, check: receiptCheck(id) });
}

export function receiptCheck(applicationId: string): string {
  return applicationId.replaceAll('-', '').slice(-12).toUpperCase();
}

/** As it was read, to be handed on whole. */
export function receiptText({ localNumber, check }: { readonly localNumber: string; readonly check: string | null }) {
  return check === null ? localNumber : `${localNumber}.${check}`;
}

/** Null for what is no receipt's code and no number of a terminal. */
export function readReceiptCode(text: string): ReceiptCode | null {
  const [number = '', check = null, ...more] = normaliseLocalNumber(text).split('.');
  if (more.length > 0 || !verifyLocalNumber(number)) return null;
  if (check !== null && !receiptCheckPattern.test(check)) return null;
  return { localNumber: number as LocalNumber, check };
}
