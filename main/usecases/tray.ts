import type { Input, Output } from '../../preload/contract.ts';
import { alarmsOf, answerAlarmOf } from '../alarms/keep-alarms.ts';
import { caseFileOf, withNotice } from '../case-sync.ts';
import { isCorrectionOpen, ownIn } from '../domain/case-file.ts';
import { mayBeAmended } from '../domain/correction-request.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { SupervisionNotice } from '../domain/supervision.ts';
import type { LedgerWriter } from '../ledger/port.ts';
import { afterChange } from './amend-application.ts';
import { movesForTray } from './moves-tray.ts';
import { rolesOf } from './operator-roles.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

type Entry = Output<'tray'>[number];

/** 待办: what the county waits for, the nearest date first, and what two people have changed at once. */
export function tray(parts: TerminalParts): Result<Entry[]> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const notices = (ledger.fact('supervision') ?? []).filter(({ state }) => state === 'open');
  const entries = [
    ...notices.map((notice): Entry => ({ kind: 'supervision', notice, about: aboutOf(parts, notice.applicationId) })),
    ...(ledger.fact('trayCases') ?? []).flatMap((id) => entriesOf(parts, id)),
    ...movesForTray(parts),
    ...identityTasks(parts, operator.value.id),
  ];
  return ok(entries.toSorted((one, other) => dateOf(one).localeCompare(dateOf(other))));
}

/** Into the ledger, and from there to the county like everything else: without a line it waits its turn. */
export function answerSupervision(
  parts: TerminalParts,
  input: Input<'answerSupervision'>,
): Result<Output<'answerSupervision'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const notices = parts.ledger.fact('supervision') ?? [];
  const notice = notices.find(({ id }) => id === input.noticeId);
  if (!notice) return failed('application/not-found', 'no such notice');
  if (notice.state !== 'open') return failed('application/state-forbids', 'this notice has been answered');
  const answer = { text: input.text.trim(), answeredBy: operator.value.name, at: parts.clock.now().toISOString() };
  const answered: SupervisionNotice = { ...notice, state: 'answered', answer };
  const written = parts.ledger.transact((writer) => {
    writer.setFact('supervision', withNotice(notices, answered));
    answerTheAlarm(parts, writer, answered, operator.value.id);
    writer.appendEvent({
      type: 'supervision/answered',
      operatorId: operator.value.id,
      applicationId: notice.applicationId,
      body: { noticeId: notice.id, ...answer },
    });
  });
  if (!written.ok) return written;
  afterChange(parts);
  parts.engine()?.kick();
  return ok(answered);
}

/** A 督办 that was made of an alarm: what is answered to it is the word to the alarm, too. */
function answerTheAlarm(
  { ledger }: TerminalParts,
  writer: LedgerWriter,
  { alarmRule, applicationId, answer }: SupervisionNotice,
  operatorId: string,
): void {
  const held = alarmsOf(ledger, applicationId);
  const alarm = held.find(({ rule }) => rule === alarmRule);
  if (!alarm || !answer) return;
  const word = { text: answer.text, by: answer.answeredBy, at: answer.at };
  answerAlarmOf(writer, alarm, { held, word, operatorId });
}

/** Never keeps anybody waiting, and never an error on the screen: without a line nobody knows, and that is said. */
export async function presence(parts: TerminalParts, input: Input<'presence'>): Promise<Result<Output<'presence'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const reply = await parts
    .county()
    ?.present(input.applicationId, { openedBy: operator.value.name, isOpen: input.isOpen });
  return ok(reply?.ok ? { known: true, others: reply.value.others } : { known: false, others: [] });
}

function entriesOf(parts: TerminalParts, applicationId: string): Entry[] {
  const about = aboutOf(parts, applicationId);
  const application = parts.ledger.application(applicationId);
  if (!about || !application) return [];
  const file = caseFileOf(parts.ledger, applicationId);
  const inConflict = ownIn(file, 'conflict');
  const isOpen = mayBeAmended(application.state);
  const late = [...ownIn(file, 'decided'), ...(isOpen ? [] : inConflict)];
  const reasonOf = (amendments: readonly { readonly reason: string }[]) =>
    amendments.map(({ reason }) => reason).join('；');
  return [
    ...(file.correction && isCorrectionOpen(file)
      ? [{ kind: 'correction' as const, ...about, request: file.correction }]
      : []),
    ...(isOpen && inConflict.length > 0 ? [{ kind: 'conflict' as const, ...about, reason: reasonOf(inConflict) }] : []),
    ...(late.length > 0 ? [{ kind: 'late' as const, ...about, reason: reasonOf(late) }] : []),
  ];
}

/** R39: shown to everybody at the window, so that nobody goes on with the case; the lead answers it. */
function identityTasks(parts: TerminalParts, operatorId: string): Entry[] {
  const isForMe = rolesOf(parts, operatorId).includes('lead');
  return (parts.ledger.fact('identityTasks') ?? []).flatMap((id): Entry[] => {
    const about = aboutOf(parts, id);
    const word = parts.ledger.fact(`identity/${id}`)?.word;
    return about && word ? [{ kind: 'identity', ...about, note: word.note, at: word.checkedAt, isForMe }] : [];
  });
}

function aboutOf(parts: TerminalParts, applicationId: string | null) {
  const summary = applicationId === null ? null : parts.ledger.summary(applicationId);
  if (!summary) return null;
  const { id, localNumber, applicantName, itemName } = summary;
  return { applicationId: id, localNumber, applicantName, itemName };
}

/** What has no date of its own comes first: nothing else goes on until it is done. */
function dateOf(entry: Entry): string {
  if (entry.kind === 'supervision') return entry.notice.answerBy;
  return entry.kind === 'correction' ? entry.request.answerBy : '';
}
