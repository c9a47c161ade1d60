import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { itemOfCase, keptMoves, movesOf } from '../case-moves.ts';
import { caseFileOf } from '../case-sync.ts';
import type { Application } from '../domain/application.ts';
import { type ArchivePackage, archivePackage, isPastItsLastDay } from '../domain/archive.ts';
import type { Move } from '../domain/case/move.ts';
import { contentHere, ownIn } from '../domain/case-file.ts';
import { documentsOfMove } from '../domain/documents.ts';
import { isOpen } from '../domain/originals.ts';
import type { CaseEvent, Ledger } from '../ledger/port.ts';
import { afterChange } from './amend-application.ts';
import { makeClockMove } from './clock-move.ts';
import { issuedOf } from './documents/document-scene.ts';
import type { TerminalParts } from './parts.ts';
import { isOffline } from './sending.ts';

/** Each is a write to the disk; the next look takes the next ones. */
const casesAtOnce = 50;

/** 归档 (T22): made by the system for whatever has ended, once all of it is at the county. */
export function archiveEnded(parts: TerminalParts): void {
  if (isOffline(parts)) return;
  const now = parts.clock.now().toISOString();
  const ready: Application[] = [];
  for (const id of parts.ledger.fact('endedCases') ?? []) {
    const application = parts.ledger.application(id);
    if (application && isAtRest(parts.ledger, application, now)) ready.push(application);
    if (ready.length === casesAtOnce) break;
  }
  if (ready.length === 0) return;
  const shipped = parts.ledger.fact('shippedSeq') ?? 0;
  const archived = ready.filter((application) => {
    const own = parts.ledger.eventsOfCase(application.id);
    return (own.at(-1)?.seq ?? 0) <= shipped && archive(parts, application, { events: own, now });
  });
  if (archived.length === 0) return;
  afterChange(parts);
  parts.engine()?.kick();
}

/** Nothing of it waits: for the county, for a person, or for the end of the day. */
function isAtRest(ledger: Ledger, application: Application, now: string): boolean {
  const { id } = application;
  const last = movesOf(ledger, application).at(-1);
  if (!last || !isPastItsLastDay(last.at, now)) return false;
  if (ledger.submission(id)?.state !== 'delivered') return false;
  const file = caseFileOf(ledger, id);
  if (ownIn(file, 'waiting').length + ownIn(file, 'conflict').length > 0) return false;
  if (ledger.fact(`amending/${id}`)) return false;
  if ((ledger.fact(`originals/${id}`) ?? []).some(isOpen) || !hasItsLastDocument(ledger, id, last)) return false;
  // What the county refused once is a matter for people; it is not tried every hour.
  return !keptMoves(ledger, id).refused.some(
    ({ move: refused, isNoted }) => !isNoted || refused.detail.transition === 'archive',
  );
}

/** The one that tells the citizen how it ended: a file without it is not complete. */
function hasItsLastDocument(ledger: Ledger, applicationId: string, last: Move): boolean {
  const [kind] = documentsOfMove(last);
  if (kind === undefined) return true;
  return issuedOf(ledger, applicationId).some(
    (one) => one.kind === kind && one.moveId === last.id && one.voided === null,
  );
}

function archive(
  parts: TerminalParts,
  application: Application,
  { events, now }: { readonly events: readonly CaseEvent[]; readonly now: string },
): boolean {
  const { ledger } = parts;
  const item = itemOfCase(ledger, application);
  if (!item) return false;
  const { form, materials } = contentHere(application, caseFileOf(ledger, application.id));
  const documents = issuedOf(ledger, application.id);
  const packageHash = hashOf(archivePackage({ application, form, materials, documents, events }));
  return makeClockMove(parts, application, { item, detail: { transition: 'archive', packageHash }, at: now });
}

/** Whoever holds the package computes the same: RFC 8785, UTF-8. */
export function hashOf(contents: ArchivePackage): string {
  const text = canonicalize(contents);
  if (text === undefined) throw new Error('the package has no JSON form');
  return createHash('sha256').update(text).digest('hex');
}
