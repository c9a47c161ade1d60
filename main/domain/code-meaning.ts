import { caseNumberIn } from './documents/claim.ts';
import { readAnnouncement } from './doorstep/handover-code.ts';
import type { LocalNumber } from './ids.ts';
import { readCitizenId } from './numbers/citizen-id.ts';
import { permitCheckDigit } from './numbers/foreigner-permit.ts';
import { compact } from './numbers/problem.ts';
import { readReceiptCode } from './receipt-code.ts';

/** What a scanned code means to a window, whichever scanner read it. */
export type CodeMeaning =
  /** The QR code of a receipt, or of a document: opens that application. `check`: of the receipt alone (receipt-code.ts). */
  | { readonly kind: 'application'; readonly localNumber: LocalNumber; readonly check: string | null }
  /** 预审: a case that was pre-checked elsewhere opens with its data filled in (R46). The county's own number, opaque. */
  | { readonly kind: 'pre-check'; readonly caseNumber: string }
  /** 公民身份号码 or a permanent residence number, normalised; its check character fits. */
  | { readonly kind: 'id-number'; readonly number: string }
  /** 交接码: announces a batch of an agent's. */
  | { readonly kind: 'handover'; readonly code: string }
  | { readonly kind: 'unknown'; readonly text: string };

/**
 * A pre-check code is `precheck:` and the county's case number, or an address whose path ends in `/precheck/` and that
 * number, so that a phone's camera opens the county's page with the same code.
 */
export function codeMeaning(text: string): CodeMeaning {
  const trimmed = text.trim();
  const onReceipt = readReceiptCode(trimmed);
  if (onReceipt) return { kind: 'application', ...onReceipt };
  const onDocument = readReceiptCode(caseNumberIn(trimmed) ?? '');
  if (onDocument) return { kind: 'application', localNumber: onDocument.localNumber, check: null };
  if (readAnnouncement(trimmed)) return { kind: 'handover', code: trimmed };
  const caseNumber = preCheckShape.exec(trimmed)?.[1];
  if (caseNumber !== undefined) return { kind: 'pre-check', caseNumber };
  const number = compact(trimmed);
  if (isIdNumber(number)) return { kind: 'id-number', number };
  return { kind: 'unknown', text };
}

/** Case numbers of counties are opaque and at most 50 characters long (devices §3.2). */
const preCheckShape = /^(?:precheck:|https:\/\/[^\s?#]+\/precheck\/)([\w-]{4,50})$/i;

/** Numbers of 15 digits have no check character, and many bar codes on goods look like them: they are not taken for one. */
function isIdNumber(number: string): boolean {
  if (/^\d{17}[\dX]$/.test(number)) return readCitizenId(number) !== null;
  return /^[A-Z]{3}\d{12}$/.test(number) && permitCheckDigit(number.slice(0, 14)) === number[14];
}
