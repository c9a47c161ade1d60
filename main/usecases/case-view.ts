import type { Input, Output } from '../../preload/contract.ts';
import { caseFileOf } from '../case-sync.ts';
import type { Application } from '../domain/application.ts';
import { contentHere, isCorrectionOpen, mergeQuestion, overtaken } from '../domain/case-file.ts';
import { mayBeAmended } from '../domain/correction-request.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

type View = Output<'caseFile'>;

/** What became of an application since it was accepted, and what is in preparation. */
export function caseFile(parts: TerminalParts, input: Input<'caseFile'>): Result<View> {
  const found = operatedCase(parts, input.applicationId);
  return found.ok ? ok(viewOf(parts, found.value.application)) : found;
}

/** The application, for an operator who is there. */
export function operatedCase(
  parts: TerminalParts,
  applicationId: string,
): Result<{ readonly application: Application; readonly operator: { readonly id: string; readonly name: string } }> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const application = parts.ledger.application(applicationId);
  return application ? ok({ application, operator: operator.value }) : failed('application/not-found');
}

export function viewOf(parts: TerminalParts, application: Application): View {
  const file = caseFileOf(parts.ledger, application.id);
  const content = contentHere(application, file);
  const question = mergeQuestion(application, file);
  const amending = parts.ledger.fact(`amending/${application.id}`);
  return {
    content: { ...content, form: { ...content.form }, materials: [...content.materials] },
    correction: file.correction,
    isCorrectionOpen: isCorrectionOpen(file),
    mayBeAmended: mayBeAmended(application.state),
    applied: [...file.applied],
    own: file.own.map((one) => ({ ...one })),
    merge: question && {
      fields: question.fields.map((field) => ({ ...field })),
      theirVersion: question.theirVersion,
      reasons: question.amendments.map(({ reason }) => reason),
    },
    amending: amending && {
      base: amending.base ?? null,
      overtaken: overtaken(application, file, amending)?.map((field) => ({ ...field })) ?? null,
      reason: amending.reason,
      wishes: amending.wishes.map((wish) => ({ ...wish })),
      materials: amending.materials.map((material) => ({ ...material })),
    },
  };
}
