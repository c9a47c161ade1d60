import type { Result } from '../domain/result.ts';
import { closingSheetContext } from './day-closing/closing-papers.ts';
import { disclosureContext } from './disclosure-papers.ts';
import { handoverSheetContext } from './doorstep/handover-paper.ts';
import { paymentNoticeContext } from './fees.ts';
import type { TerminalParts } from './parts.ts';
import { askedSheet, itemSheetContext, publicNoticeContext } from './public-pages.ts';
import { copyOutContext } from './window/copy-out.ts';

const sheetPath = /^\/documents\/item-sheet-([\w-]{1,8000})\.pdf$/;
const paymentPath = /^\/documents\/payment-notice-([0-9a-f-]{36})\.pdf$/;
const postedPath = /^\/documents\/public-notice-(review|decision)-(\d{4}-\d{2}-\d{2})-([0-9a-f-]{36})\.pdf$/;
const closingPath = /^\/documents\/closing-([1-9]\d{0,14})\.pdf$/;
const handoverPath = /^\/documents\/handover-([0-9a-f-]{36})\.pdf$/;
const copyOutPath = /^\/documents\/copy-out-([0-9a-f-]{36})\.pdf$/;
const disclosurePath = /^\/documents\/disclosure-receipt-([0-9a-f-]{36})\.pdf$/;

/** The paper at this address, made anew at each look; null where it is none of these, or may not be made. */
export async function publicFile(parts: TerminalParts, path: string): Promise<Result<Uint8Array> | null> {
  const { paper } = parts;
  const sheet = askedSheet(sheetPath.exec(path)?.[1] ?? '');
  if (sheet !== null) return madeOf(itemSheetContext(parts, sheet), paper.itemSheet);
  const payer = paymentPath.exec(path)?.[1];
  if (payer !== undefined) return madeOf(paymentNoticeContext(parts, payer), paper.paymentNotice);
  const [, stage, from, applicationId] = postedPath.exec(path) ?? [];
  if (stage !== undefined && from !== undefined && applicationId !== undefined) {
    const asked = { stage: stage === 'review' ? 'review' : 'decision', from, applicationId } as const;
    return madeOf(publicNoticeContext(parts, asked), paper.publicNotice);
  }
  const closed = closingPath.exec(path)?.[1];
  if (closed !== undefined) return madeOf(closingSheetContext(parts, Number(closed)), paper.closingSheet);
  const handed = handoverPath.exec(path)?.[1];
  if (handed !== undefined) return madeOf(handoverSheetContext(parts, handed), paper.handoverSheet);
  const copied = copyOutPath.exec(path)?.[1];
  if (copied !== undefined) return madeOf(copyOutContext(parts, copied), paper.copyOutSheet);
  const request = disclosurePath.exec(path)?.[1];
  return request === undefined ? null : madeOf(disclosureContext(parts, request), paper.disclosureReceipt);
}

async function madeOf<C>(
  context: Result<C>,
  make: (context: C) => Promise<Result<Uint8Array>>,
): Promise<Result<Uint8Array> | null> {
  return context.ok ? make(context.value) : null;
}
