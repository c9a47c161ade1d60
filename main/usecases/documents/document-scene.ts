import { countingOf, movesOf } from '../../case-moves.ts';
import { caseFileOf } from '../../case-sync.ts';
import type { Application } from '../../domain/application.ts';
import type { Move } from '../../domain/case/move.ts';
import { standingOf } from '../../domain/case/standing.ts';
import { contentHere } from '../../domain/case-file.ts';
import type { Item } from '../../domain/catalogue.ts';
import type { DocumentExtra } from '../../domain/documents/extras.ts';
import { needsExtra } from '../../domain/documents/extras.ts';
import type { IssuedDocument } from '../../domain/documents/issued.ts';
import { type CaseDocumentKind, documentTrade } from '../../domain/documents/kinds.ts';
import type { DocumentScene } from '../../domain/documents/scene.ts';
import { possibleDocuments } from '../../domain/documents.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Ledger } from '../../ledger/port.ts';
import { itemOf } from '../check-draft.ts';
import type { TerminalParts } from '../parts.ts';
import { staffHere } from './staff-here.ts';

/** What a clerk asked for. */
export interface DocumentWish {
  readonly applicationId: string;
  readonly kind: CaseDocumentKind;
  readonly moveId: string | null;
  readonly extra: DocumentExtra | null;
}

/** Everything that the document says, for an operator who is there and a step that was made. */
export function sceneOf(parts: TerminalParts, wish: DocumentWish): Result<DocumentScene> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const application = ledger.application(wish.applicationId);
  if (!application) return failed('application/not-found');
  const item = itemOf(parts, application);
  if (!item) return failed('item/unknown');
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  if (wish.extra !== null && wish.extra.kind !== wish.kind) return failed('input/invalid', 'extra of another document');
  const moves = movesOf(ledger, application);
  const isPossible = possibleDocuments(moves, application.channel).some(
    ({ kind, moveId }) => kind === wish.kind && moveId === wish.moveId,
  );
  if (!isPossible) return failed('document/not-due', `${documentTrade[wish.kind].name}`);
  if (needsExtra(wish.kind) && wish.extra === null && wish.kind !== 'returned-papers') {
    return failed('document/field-missing', documentTrade[wish.kind].name);
  }
  const move = moves.find(({ id }) => id === wish.moveId) ?? null;
  const companions = companionsOf(parts, application, wish.extra);
  if (!companions.ok) return companions;
  const content =
    wish.kind === 'receipt-slip' ? application : contentHere(application, caseFileOf(ledger, application.id));
  return ok({
    // The receipt is of what was handed in then; everything else of the case as it stands now.
    application: { ...application, form: content.form, materials: [...content.materials] },
    item,
    moves,
    move,
    countyName: enrolment.countyName,
    officeName: enrolment.officeName,
    clerk: { id: operator.value.id, name: operator.value.name },
    at: parts.clock.now().toISOString(),
    ...dueDays(ledger, application, { item, moves, move }),
    extra: wish.extra,
    issued: issuedOf(ledger, application.id)
      .filter(({ voided }) => voided === null)
      .map(({ kind, numberText, issuedAt }) => ({ name: documentTrade[kind].name, numberText, issuedAt })),
    companions: companions.value,
    numberText: null,
  });
}

/** All documents of an application, in the order of their issue. */
export function issuedOf(ledger: Pick<Ledger, 'fact'>, applicationId: string): readonly IssuedDocument[] {
  const ids = ledger.fact(`documents/${applicationId}`) ?? [];
  return ids.flatMap((id) => ledger.fact(`document/${id}`) ?? []);
}

/** The promised day as it stood before the step and after it, by the clocks: extensions and pauses are in it. */
function dueDays(
  ledger: Ledger,
  application: Application,
  { item, moves, move }: { readonly item: Item; readonly moves: readonly Move[]; readonly move: Move | null },
): { readonly dueBefore: string | null; readonly dueAfter: string | null } {
  const counting = countingOf(ledger, application.catalogueVersion);
  const dueAfterMoves = (made: readonly Move[]): string | null =>
    made.length === 0 ? null : standingOf({ application, item, moves: made }, counting).dueDate;
  const index = move === null ? moves.length - 1 : moves.findIndex(({ id }) => id === move.id);
  return { dueBefore: dueAfterMoves(moves.slice(0, index)), dueAfter: dueAfterMoves(moves.slice(0, index + 1)) };
}

function companionsOf(
  parts: TerminalParts,
  own: Application,
  extra: DocumentExtra | null,
): Result<DocumentScene['companions']> {
  if (extra?.kind !== 'hand-over') return ok([]);
  const ids = [...new Set([own.id, ...extra.applicationIds])];
  const applications = ids.flatMap((id) => parts.ledger.application(id) ?? []);
  if (applications.length < ids.length) return failed('application/not-found', 'a case of the batch is not here');
  return ok(
    applications.map(({ localNumber, itemName, applicantName, materials }) => ({
      localNumber,
      itemName,
      applicantName,
      originals: materials.filter(({ originalSeen, method }) => originalSeen && method !== 'e-licence').length,
      pages: materials.reduce((sum, { pages }) => sum + pages.length, 0),
    })),
  );
}
