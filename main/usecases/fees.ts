import type { Input, Output } from '../../preload/contract.ts';
import type { Application } from '../domain/application.ts';
import type { Item } from '../domain/catalogue.ts';
import { type FeeDue, feeDue } from '../domain/fees.ts';
import { paymentState } from '../domain/payment.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { PaymentNoticeContext } from '../paper/port.ts';
import { itemOf } from './check-draft.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** 待缴 or 已缴: by the catalogue that the case began with, and by the county's word about what came in. */
export function feeOf(parts: TerminalParts, { applicationId }: Input<'feeOf'>): Result<Output<'feeOf'>> {
  const found = charged(parts, applicationId);
  if (!found.ok) return found;
  const { fee, application } = found.value;
  const receipts = parts.ledger.fact(`payment/${application.localNumber}`) ?? [];
  return ok({
    lines: fee.lines.map((line) => ({ ...line })),
    totalFen: fee.totalFen,
    state: paymentState(fee, receipts),
    receipts: receipts.map((receipt) => ({ ...receipt })),
  });
}

/** 缴款通知. There is no verb that takes money, and none that says it was taken. */
export function paymentNotice(
  parts: TerminalParts,
  { applicationId }: Input<'paymentNotice'>,
): Result<Output<'paymentNotice'>> {
  const context = paymentNoticeContext(parts, applicationId);
  if (!context.ok) return context;
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'document/printed',
      operatorId: parts.session.operator?.id ?? null,
      applicationId,
      body: { document: 'payment-notice', totalFen: context.value.fee.totalFen },
    });
  });
  return noted.ok ? ok({ url: `/documents/payment-notice-${applicationId}.pdf` }) : noted;
}

export function paymentNoticeContext(parts: TerminalParts, applicationId: string): Result<PaymentNoticeContext> {
  const found = charged(parts, applicationId);
  if (!found.ok) return found;
  const { fee, application, item } = found.value;
  if (fee.totalFen === null) return failed('fee/unpublished');
  if (fee.totalFen === 0) return failed('fee/none');
  return ok({
    application,
    item,
    fee: { ...fee, totalFen: fee.totalFen },
    officeName: parts.ledger.fact('enrolment')?.officeName ?? item.implementer.name,
    printedAt: parts.clock.now().toISOString(),
  });
}

function charged(
  parts: TerminalParts,
  applicationId: string,
): Result<{ readonly application: Application; readonly item: Item; readonly fee: FeeDue }> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const application = parts.ledger.application(applicationId);
  if (!application) return failed('application/not-found');
  const item = itemOf(parts, application);
  if (!item) return failed('item/unknown');
  return ok({ application, item, fee: feeDue(item, application.situation) });
}
