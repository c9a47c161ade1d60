import type { PageJob } from '../../drivers/page-printer/port.ts';
import type { Input } from '../../preload/contract.ts';
import type { DocumentJob } from '../../preload/contract-devices.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { chosenQueue } from './page-queue.ts';
import { applicationForm, formContext, formPdf, paperContext } from './papers.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/**
 * A paper without a number to the system's printer that was chosen for its kind. The job's id is the caller's: asked twice, it is handed
 * over once. Without a printer the caller shows the PDF, as ever.
 */
export async function printDocument(parts: TerminalParts, input: Input<'printDocument'>): Promise<Result<DocumentJob>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const chosen = await chosenQueue(parts, input.document);
  if (!chosen.ok) return chosen;
  const paper = await paperOf(parts, input);
  if (!paper.ok) return paper;
  const { choice, queue } = chosen.value;
  const job = await parts.devices.printPages({ ...choice, id: input.jobId, ...paper.value });
  if (!job.ok) return failed(job.trouble, job.detail);
  return ok(jobView(job.value, queue.label));
}

/** How far it is, as the print system says. */
export async function documentJob(parts: TerminalParts, { jobId }: Input<'documentJob'>): Promise<Result<DocumentJob>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const job = await parts.devices.pageJob(jobId);
  if (!job.ok) return failed(job.trouble, job.detail);
  return job.value === null ? failed('input/invalid', 'no such print job') : ok(jobView(job.value, job.value.queue));
}

async function paperOf(
  parts: TerminalParts,
  { document, id }: Input<'printDocument'>,
): Promise<Result<{ readonly pdf: Uint8Array; readonly title: string }>> {
  if (document === 'application-form') {
    const context = formContext(parts, id);
    if (!context.ok) return context;
    const noted = applicationForm(parts, { draftId: id });
    if (!noted.ok) return noted;
    // Titles are read by whoever stands at the printer: no names.
    return titled(`申请表 ${context.value.localNumber ?? ''}`.trim(), await formPdf(parts, id));
  }
  const context = paperContext(parts, id, false);
  if (!context.ok) return context;
  const number = context.value.application.localNumber;
  return titled(`受理回执 ${number}`, await parts.paper.receiptPdf(context.value));
}

const titled = (title: string, pdf: Result<Uint8Array>) => (pdf.ok ? ok({ pdf: pdf.value, title }) : pdf);

function jobView({ id, state, trouble }: PageJob, printer: string): DocumentJob {
  return { jobId: id, printer, state, trouble };
}
