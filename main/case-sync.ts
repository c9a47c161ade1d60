import type { Change, SubmitReply } from '../sync/protocol.ts';
import type { PageRef } from './domain/application.ts';
import { type CaseFile, emptyCase, needsClerk, ownIn, settledCase } from './domain/case-file.ts';
import { filesForCounty } from './domain/county-files.ts';
import { noticeAfter, type SupervisionNotice } from './domain/supervision.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';

/*
 * What the county's words about corrections, amendments and 督办 do to the ledger. Each is part of a transaction of the
 * sync store; a repeat of any changes nothing.
 */

type Settled = NonNullable<Extract<SubmitReply, { status: 'delivered' }>['amendments']>;

export function caseFileOf(ledger: Pick<Ledger, 'fact'>, applicationId: string): CaseFile {
  return ledger.fact(`case/${applicationId}`) ?? emptyCase;
}

/** The case file, the tray's list and the desk, together. */
export function putCaseFile(ledger: Ledger, writer: LedgerWriter, applicationId: string, file: CaseFile): void {
  writer.setFact(`case/${applicationId}`, file);
  const listed = ledger.fact('trayCases') ?? [];
  const others = listed.filter((id) => id !== applicationId);
  const next = needsClerk(file) ? [...others, applicationId] : others;
  if (next.length !== listed.length || !listed.includes(applicationId)) writer.setFact('trayCases', next);
  // Nothing of the application itself has moved, but whoever looks at it has to look again.
  if (ledger.application(applicationId)) writer.updateApplication(applicationId, {});
}

/** The open request, or none any more. */
export function applyCorrection(
  ledger: Ledger,
  writer: LedgerWriter,
  change: Extract<Change, { kind: 'application-status' }>,
): void {
  const file = caseFileOf(ledger, change.applicationId);
  const correction = change.correction ?? null;
  if (file.correction?.id === correction?.id) return;
  putCaseFile(ledger, writer, change.applicationId, { ...file, correction });
}

export function applyAmendments(
  ledger: Ledger,
  writer: LedgerWriter,
  { applicationId, applied }: Pick<Extract<Change, { kind: 'amendment' }>, 'applicationId' | 'applied'>,
): void {
  settleAmendments(ledger, writer, applicationId, { applied, outcomes: [] });
}

/** The county's word about this terminal's own. True while one of them waits for its word still. */
export function settleAmendments(ledger: Ledger, writer: LedgerWriter, applicationId: string, word: Settled): boolean {
  const file = caseFileOf(ledger, applicationId);
  const settled = settledCase(file, word);
  if (JSON.stringify(settled) !== JSON.stringify(file)) {
    putCaseFile(ledger, writer, applicationId, settled);
    const versions = settled.applied.map(({ id, version }) => ({ id, version }));
    const withoutEffect = settled.own.map(({ amendment, state }) => ({ id: amendment.id, state }));
    writer.appendEvent({
      type: 'application/amendment-settled',
      operatorId: null,
      applicationId,
      body: { versions, withoutEffect },
    });
  }
  return ownIn(settled, 'waiting').length > 0;
}

/** Beyond these, what is closed can be asked for at the county. */
const closedKept = 100;

export function applySupervision(ledger: Ledger, writer: LedgerWriter, said: SupervisionNotice): void {
  const notices = ledger.fact('supervision') ?? [];
  const held = notices.find(({ id }) => id === said.id) ?? null;
  const notice = noticeAfter(held, said);
  if (JSON.stringify(notice) === JSON.stringify(held)) return;
  writer.setFact('supervision', withNotice(notices, notice));
  if (held !== null) return;
  const { id, applicationId, title, answerBy } = notice;
  writer.appendEvent({
    type: 'supervision/received',
    operatorId: null,
    applicationId,
    body: { noticeId: id, title, answerBy },
  });
}

export function withNotice(
  notices: readonly SupervisionNotice[],
  notice: SupervisionNotice,
): readonly SupervisionNotice[] {
  const all = [...notices.filter(({ id }) => id !== notice.id), notice];
  const closed = all.filter(({ state }) => state === 'closed').toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return [...all.filter(({ state }) => state !== 'closed'), ...closed.slice(0, closedKept)];
}

/** Pages that came with amendments: what is on its way, and what a county restored from a backup may ask for again. */
export function amendedFiles(ledger: Pick<Ledger, 'fact'>, applicationId: string): readonly PageRef[] {
  const { applied, own } = caseFileOf(ledger, applicationId);
  const ours = [...applied.filter(({ origin }) => origin === 'terminal'), ...own.map(({ amendment }) => amendment)];
  return ours.flatMap(({ materials }) => materials.flatMap(filesForCounty));
}
