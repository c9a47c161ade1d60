import type { Input, Output } from '../../../preload/contract.ts';
import { applicantNumber } from '../../domain/applicant-number.ts';
import type { Application, Draft, MaterialEntry } from '../../domain/application.ts';
import { requiredMaterials } from '../../domain/completeness.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { itemOf } from '../check-draft.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { storeDraft } from '../start-draft.ts';

type Source = Pick<Draft | Application, 'id' | 'itemName' | 'form' | 'provenance' | 'identity' | 'materials'>;

/** R15: the next item of the same visit begins with what is known of its visitor; what is answered already stays. */
export function joinVisit(parts: TerminalParts, { draftId, fromId }: Input<'joinVisit'>): Result<Draft> {
  const found = ofSameVisit(parts, draftId, fromId);
  if (!found.ok) return found;
  const { draft, source } = found.value;
  const asked = applicantProperties(itemOf(parts, draft)?.formSchema ?? {});
  const known = entriesOf(source.form.applicant).filter(([key]) => asked.has(key));
  const own = entriesOf(draft.form.applicant);
  const added = known.filter(
    ([key, value]) => isAnswer(value) && !own.some(([name, said]) => name === key && isAnswer(said)),
  );
  if (added.length === 0) return ok(draft);
  const origins = added.flatMap(([key]) => {
    const pointer = `/applicant/${key}`;
    const origin = source.provenance[pointer];
    return origin ? [[pointer, origin] as const] : [];
  });
  const isWithoutCheck = draft.identity.method === 'manual' && draft.identity.reason === '' && !draft.identity.proof;
  const joined: Draft = {
    ...draft,
    form: { ...draft.form, applicant: { ...Object.fromEntries(own), ...Object.fromEntries(added) } },
    provenance: { ...draft.provenance, ...Object.fromEntries(origins) },
    // The same reading, or the same papers by which the person was known.
    identity: isWithoutCheck ? source.identity : draft.identity,
    updatedAt: parts.clock.now().toISOString(),
  };
  return storeDraft(parts, joined, draft.revision);
}

/** What was scanned in this visit already, for what this draft asks and does not have yet. */
export function visitOffers(
  parts: TerminalParts,
  { draftId, fromIds }: Input<'visitOffers'>,
): Result<Output<'visitOffers'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  if (!draft) return failed('application/not-found', 'the draft is no longer open');
  const item = itemOf(parts, draft);
  if (!item) return failed('item/unknown');
  const lacking = requiredMaterials(item, draft.situation).filter(({ code }) => isOpen(draft, code));
  const sources = fromIds
    .filter((id) => id !== draftId)
    .flatMap((id) => {
      const found = ofSameVisit(parts, draftId, id);
      return found.ok ? [found.value.source] : [];
    });
  return ok(
    lacking.flatMap(({ code }) => {
      const source = sources.find((one) => entryOf(one, code));
      const entry = source && entryOf(source, code);
      if (!source || !entry) return [];
      return [{ materialCode: code, fromId: source.id, itemName: source.itemName, pageCount: entry.pages.length }];
    }),
  );
}

/** One original on the table, two items: its pages stand in both. */
export function takeFromVisit(parts: TerminalParts, input: Input<'takeFromVisit'>): Result<Draft> {
  const found = ofSameVisit(parts, input.draftId, input.fromId);
  if (!found.ok) return found;
  const { draft, source } = found.value;
  const entry = entryOf(source, input.materialCode);
  if (!entry || !isOpen(draft, input.materialCode)) return failed('wallet/not-offered');
  const taken: MaterialEntry = {
    code: entry.code,
    originalSeen: entry.originalSeen,
    method: entry.method,
    pages: entry.pages.map(({ sha256, mediaType, sizeBytes }) => ({ sha256, mediaType, sizeBytes })),
  };
  const materials = draft.materials.map((one) => (one.code === taken.code ? taken : one));
  return storeDraft(parts, { ...draft, materials, updatedAt: parts.clock.now().toISOString() }, draft.revision);
}

/** Today's draft or application of the same person; what nobody has named yet may become anybody's. */
function ofSameVisit(
  parts: TerminalParts,
  draftId: string,
  fromId: string,
): Result<{ readonly draft: Draft; readonly source: Source }> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const draft = parts.ledger.draft(draftId);
  const application = parts.ledger.application(fromId);
  const source: Source | null = parts.ledger.draft(fromId) ?? application;
  if (!draft || !source) return failed('application/not-found');
  const today = shanghaiDate(parts.clock.now().toISOString());
  if (application && shanghaiDate(application.receivedAt) !== today)
    return failed('wallet/not-offered', 'of another day');
  const number = numberOf(draft);
  const isSame = numberOf(source) !== '' && (number === '' || number === numberOf(source));
  return isSame ? ok({ draft, source }) : failed('wallet/not-offered', 'of another person');
}

/** Scanned here and now: what was itself taken from the wallet has its own way. */
function entryOf({ materials }: Source, code: string): MaterialEntry | undefined {
  return materials.find((one) => one.code === code && one.pages.length > 0 && one.method === 'scanned' && !one.reuse);
}

const isOpen = ({ materials }: Draft, code: string): boolean =>
  materials.some((one) => one.code === code && one.pages.length === 0 && one.method === 'none');

const numberOf = ({ form }: Pick<Source, 'form'>): string => applicantNumber(form);

function applicantProperties(schema: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const applicant = recordOf(recordOf(schema.properties).applicant);
  return new Set(Object.keys(recordOf(applicant.properties)));
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] => Object.entries(recordOf(value));

const isAnswer = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
