import type { Input, Output } from '../../../preload/contract.ts';
import { applicantNumber } from '../../domain/applicant-number.ts';
import type { Draft } from '../../domain/application.ts';
import { type EarlierCase, earlierCases as earlierIn, notAnswered } from '../../domain/earlier-cases.ts';
import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { storeDraft } from '../start-draft.ts';

/** So many applications of one person are looked through. */
const mostOfPerson = 50;

/** 同人同事项在办: said without a line, from this ledger and from what the county told it of a predecessor's cases. */
export function earlierCases(parts: TerminalParts, { draftId }: Input<'earlierCases'>): Result<Output<'earlierCases'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  if (!draft) return failed('application/not-found', 'the draft is no longer open');
  return ok(earlierOf(parts, draft).map((one) => ({ ...one })));
}

/** Another one is begun all the same: the reason goes into the application, and with it into its event. */
export function goOnBeside(parts: TerminalParts, { draftId, reason }: Input<'goOnBeside'>): Result<Draft> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  if (!draft) return failed('application/not-found', 'the draft is no longer open');
  const beside = earlierOf(parts, draft).map(({ localNumber }) => localNumber);
  if (beside.length === 0) return ok(draft);
  const updatedAt = parts.clock.now().toISOString();
  return storeDraft(parts, { ...draft, goesOn: { beside, reason }, updatedAt }, draft.revision);
}

/** A twin is taken in only with a reason. At a kiosk nobody can give one: the clerk who decides on it sees both. */
export function refuseTwin(
  parts: TerminalParts,
  draft: Draft,
): { readonly ok: false; readonly failure: Failure } | null {
  if (draft.channel === 'kiosk') return null;
  const open = notAnswered(earlierOf(parts, draft), draft);
  if (open.length === 0) return null;
  return {
    ok: false,
    failure: { code: 'application/open-already', detail: open.map(({ localNumber }) => localNumber).join('、') },
  };
}

function earlierOf({ ledger }: TerminalParts, draft: Draft): readonly EarlierCase[] {
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const idNumber = applicantNumber(draft.form);
  const own = idNumber === '' ? [] : ledger.applicationsOfPerson(idNumber, mostOfPerson);
  const known = (ledger.fact('knownOpen') ?? []).flatMap((number) => ledger.fact(`known/${number}`) ?? []);
  const name = typeof applicant.name === 'string' ? applicant.name.trim() : '';
  return earlierIn({
    ...draft,
    name,
    idNumber,
    own,
    known: known.filter(({ applicationId }) => applicationId !== draft.id),
  });
}
