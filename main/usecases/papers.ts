import type { Input, Output } from '../../preload/contract.ts';
import type { Draft } from '../domain/application.ts';
import type { Item } from '../domain/catalogue.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { FormContext, PaperContext } from '../paper/port.ts';
import { calendarInForce } from '../publications/in-force.ts';
import { itemOf, problemsOf } from './check-draft.ts';
import { signatureOnPaper } from './keep-signature.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { formWords } from './signable-words.ts';

export function receiptPreview(parts: TerminalParts, input: Input<'receiptPreview'>): Result<Output<'receiptPreview'>> {
  const context = paperContext(parts, input.applicationId, false);
  if (!context.ok) return context;
  const svg = parts.paper.receiptSvg(context.value);
  return svg.ok ? ok({ svg: svg.value }) : svg;
}

/** The receipt for when no printer will do it: to be shown, sent, or printed elsewhere. */
export function receiptDocument(
  parts: TerminalParts,
  input: Input<'receiptDocument'>,
): Result<Output<'receiptDocument'>> {
  const context = paperContext(parts, input.applicationId, false);
  return context.ok ? ok({ url: `/documents/receipt-${input.applicationId}.pdf` }) : context;
}

/** 申请表: of the draft, and once that is accepted, of the application under the same id. */
export function applicationForm(
  parts: TerminalParts,
  input: Input<'applicationForm'>,
): Result<Output<'applicationForm'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const context = formContext(parts, input.draftId);
  if (!context.ok) return context;
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'document/printed',
      operatorId: operator.value.id,
      // A draft is no application yet; the county would look for one in vain.
      applicationId: context.value.localNumber === null ? null : input.draftId,
      body: { document: 'application-form', draftId: input.draftId },
    });
  });
  return noted.ok ? ok({ url: `/documents/application-form-${input.draftId}.pdf` }) : noted;
}

/** With the applicant's name under it, where they signed these very answers. */
export async function formPdf(parts: TerminalParts, id: string): Promise<Result<Uint8Array>> {
  const context = formContext(parts, id);
  if (!context.ok) return context;
  const signature = await signatureOnPaper(parts, formWords(parts, id));
  return parts.paper.applicationForm({ ...context.value, signature });
}

export function formContext(parts: TerminalParts, id: string): Result<FormContext> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const application = parts.ledger.application(id);
  const content = application ?? parts.ledger.draft(id);
  if (!content) return failed('application/not-found');
  const item = itemOf(parts, content);
  if (!item) return failed('item/unknown');
  const office = parts.ledger.fact('enrolment')?.officeName ?? item.implementer.name;
  return ok({
    content,
    item,
    officeName: office,
    printedAt: parts.clock.now().toISOString(),
    localNumber: application?.localNumber ?? null,
    isDraft: application === null && !isAnswered(parts, parts.ledger.draft(id), item),
  });
}

/** The form is signed before the scans are complete; what must be right by then is what it says. */
function isAnswered(parts: TerminalParts, draft: Draft | null, item: Item): boolean {
  return draft !== null && problemsOf(parts, draft, item).every(({ pointer }) => pointer.startsWith('/materials'));
}

export function paperContext(parts: TerminalParts, applicationId: string, reprint: boolean): Result<PaperContext> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const application = parts.ledger.application(applicationId);
  if (!application) return failed('application/not-found');
  const item = itemOf(parts, application);
  const catalogue = parts.ledger.catalogue(application.catalogueVersion);
  if (!item || !catalogue) return failed('item/unknown');
  const enrolment = parts.ledger.fact('enrolment');
  return ok({
    application,
    item,
    calendar: calendarInForce(parts.ledger, application.catalogueVersion) ?? catalogue.calendar,
    countyName: enrolment?.countyName ?? catalogue.county.name,
    officeName: enrolment?.officeName ?? catalogue.county.name,
    reprint,
    printedAt: parts.clock.now().toISOString(),
    provisional: application.countyNumber === null,
  });
}
