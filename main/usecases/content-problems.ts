import { caseFileOf } from '../case-sync.ts';
import type { AcceptedMaterial, Application, Draft } from '../domain/application.ts';
import type { WholeCase } from '../domain/case/whole-case.ts';
import { contentHere } from '../domain/case-file.ts';
import { checkDraft as findProblems } from '../domain/completeness.ts';
import { shanghaiDate } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';

/**
 * What keeps a received case from being accepted, on its content as it stands now, corrections among it. Asked only while
 * it waits for that; papers that were never handed in are the machine's own business.
 */
export function contentProblems(parts: TerminalParts, application: Application, record: WholeCase): FieldProblem[] {
  if (application.acceptedAt !== null) return [];
  const { form, materials } = contentHere(application, caseFileOf(parts.ledger, application.id));
  const entries = oneOfEach(materials);
  const asDraft: Draft = {
    ...application,
    revision: 0,
    form: { ...form },
    materials: entries,
    openedAt: application.receivedAt,
    updatedAt: application.receivedAt,
    // Its pre-check was settled before it was received.
    preCheck: undefined,
  };
  const { identity } = application;
  const reading = identity.method === 'chip' ? parts.ledger.cardReading(identity.readingId) : null;
  // What was open, valid and of age when it was handed in was so.
  const today = shanghaiDate(application.receivedAt);
  const lacking = new Set(entries.filter(({ method }) => method === 'none').map(({ code }) => code));
  return findProblems({ draft: asDraft, item: record.item, reading, today }).filter(
    ({ pointer, kind }) => !(kind === 'missing' && lacksPaper(pointer, entries, lacking)),
  );
}

function lacksPaper(pointer: string, entries: readonly AcceptedMaterial[], lacking: ReadonlySet<string>): boolean {
  const code = pointer.split('/')[2] ?? '';
  return pointer.startsWith('/materials/') && (lacking.has(code) || !entries.some((entry) => entry.code === code));
}

/** Amendments bring pages beside those that were there: one entry each, with all of them. */
function oneOfEach(materials: readonly AcceptedMaterial[]): AcceptedMaterial[] {
  const byCode = new Map<string, AcceptedMaterial>();
  for (const entry of materials) {
    const held = byCode.get(entry.code);
    const isFirst = held === undefined || held.method === 'none';
    byCode.set(
      entry.code,
      isFirst
        ? entry
        : { ...held, originalSeen: held.originalSeen || entry.originalSeen, pages: [...held.pages, ...entry.pages] },
    );
  }
  return [...byCode.values()];
}
