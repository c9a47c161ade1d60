import { randomUUID } from 'node:crypto';
import { caseFileOf, putCaseFile, withNotice } from '../../../main/case-sync.ts';
import { type Amendment, changesFrom } from '../../../main/domain/amendment.ts';
import type { AcceptedMaterial, Application } from '../../../main/domain/application.ts';
import { contentHere, countyContent, isCorrectionOpen, mergeQuestion } from '../../../main/domain/case-file.ts';
import { settleMerge } from '../../../main/domain/merge-amendments.ts';
import { must } from '../../../main/domain/result.ts';
import type { SupervisionNotice } from '../../../main/domain/supervision.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import type { Vault } from '../../../main/vault/port.ts';
import { answerOf, type Lot, lotOf, numberOfTheDay, phoneBy, phonePointer } from './never-lost-lots.ts';

interface Window {
  readonly seed: number;
  readonly hasClerk: boolean;
  readonly ledger: Ledger;
  readonly vault: Vault;
}

/** 台账经办: everything that the lots of the day ask of the window, each in one transaction with its event, once. */
export async function workOnCases(window: Window): Promise<void> {
  const { ledger, vault } = window;
  for (const { application, lot, number } of cases(window)) {
    const file = caseFileOf(ledger, application.id);
    const isMine = ({ origin }: Amendment) => origin === 'terminal';
    const hasAmended = file.own.length > 0 || file.applied.some(isMine);
    const question = mergeQuestion(application, file);
    if (question !== null) {
      const choices = question.fields.map(({ pointer }) => ({ pointer, take: 'mine' as const }));
      const theirs = countyContent(application, file);
      amend(ledger, application, {
        base: theirs.madeBy,
        baseVersion: theirs.version,
        reason: '两边都改过，核对后合并',
        changes: [...must(settleMerge(question.fields, choices))],
        materials: question.amendments.flatMap(({ materials }) => materials),
        answers: null,
        merges: question.amendments.map(({ id }) => id),
      });
    } else if (lot === 'correction' && isCorrectionOpen(file)) {
      const page = must(await vault.put(Buffer.from(`补正 ${application.id}`), 'image/jpeg'));
      const materials: AcceptedMaterial[] = [{ code: 'SF', originalSeen: true, method: 'scanned', pages: [page] }];
      change(ledger, application, { materials, answers: file.correction?.id ?? null, wishes: [] });
    } else if (isOwnEditDue(lot, ledger, application) && !hasAmended) {
      const wishes = [{ pointer: phonePointer, to: phoneBy.window(number) }];
      change(ledger, application, { materials: [], answers: null, wishes });
    }
  }
  for (const notice of ledger.fact('supervision') ?? []) if (notice.state === 'open') answer(ledger, notice);
}

/** Whether each lot has come to its end, as far as this ledger knows. */
export function areCasesDone(window: Window): boolean {
  const { ledger } = window;
  return cases(window).every(({ application, lot }) => {
    const { applied, own, correction } = caseFileOf(ledger, application.id);
    if (own.some(({ state }) => state === 'waiting' || state === 'conflict')) return false;
    const by = (side: Amendment['origin']) => applied.some(({ origin }) => origin === side);
    switch (lot) {
      case 'amended':
        return by('terminal');
      case 'both-sides':
        return by('terminal') && (by('county') || !window.hasClerk);
      case 'correction':
        return !window.hasClerk || (correction === null && applied.some(({ answers }) => answers !== null));
      case 'supervision':
        return !window.hasClerk || noticeOf(ledger, application)?.state === 'answered';
      default:
        return true;
    }
  });
}

function noticeOf(ledger: Ledger, { id }: Application): SupervisionNotice | undefined {
  return (ledger.fact('supervision') ?? []).find(({ applicationId }) => applicationId === id);
}

/** One that both change is changed here as soon as the county has it: so both do it at about the same time. */
function isOwnEditDue(lot: Lot, ledger: Ledger, { id }: Application): boolean {
  return lot === 'amended' || (lot === 'both-sides' && ledger.submission(id)?.state === 'delivered');
}

function cases({ seed, ledger }: Window) {
  return ledger.recentApplications({ limit: 5_000 }).flatMap(({ id, localNumber }) => {
    const number = numberOfTheDay(localNumber);
    const lot = lotOf(seed, number);
    const application = lot === 'plain' || lot === 'package' ? null : ledger.application(id);
    return application === null ? [] : [{ application, lot, number }];
  });
}

function change(
  ledger: Ledger,
  application: Application,
  made: Pick<Amendment, 'materials' | 'answers'> & { wishes: readonly { pointer: string; to: unknown }[] },
): void {
  const content = contentHere(application, caseFileOf(ledger, application.id));
  const { wishes, ...rest } = made;
  amend(ledger, application, {
    ...rest,
    base: content.madeBy,
    baseVersion: content.version,
    reason: '窗口更正',
    changes: changesFrom(content.form, wishes),
    merges: [],
  });
}

/** As the use case `amendApplication` writes it. */
function amend(
  ledger: Ledger,
  { id: applicationId }: Application,
  made: Omit<Amendment, 'id' | 'version' | 'origin' | 'at' | 'actorId' | 'actorName'>,
): void {
  const amendment: Amendment = {
    ...made,
    id: randomUUID(),
    version: null,
    origin: 'terminal',
    actorId: '0007',
    actorName: '周经办',
    at: new Date().toISOString(),
  };
  must(
    ledger.transact((writer) => {
      const file = caseFileOf(ledger, applicationId);
      const merged = new Set(made.merges);
      const own = file.own.map((one) => (merged.has(one.amendment.id) ? { ...one, state: 'merged' as const } : one));
      putCaseFile(ledger, writer, applicationId, { ...file, own: [...own, { amendment, state: 'waiting' }] });
      const body = { amendment };
      const event = writer.appendEvent({ type: 'application/amended', operatorId: '0007', applicationId, body });
      const outcome = {
        state: 'waiting',
        attempts: 0,
        nextAttemptAtMs: 0,
        failure: null,
        failureDetail: null,
      } as const;
      writer.putSubmission({ applicationId, eventSeq: event.seq, ...outcome });
    }),
  );
}

function answer(ledger: Ledger, notice: SupervisionNotice): void {
  const number = numberOfTheDay(ledger.summary(notice.applicationId ?? '')?.localNumber ?? '0');
  const given = { text: answerOf(number), answeredBy: '周经办', at: new Date().toISOString() };
  must(
    ledger.transact((writer) => {
      const answered: SupervisionNotice = { ...notice, state: 'answered', answer: given };
      writer.setFact('supervision', withNotice(ledger.fact('supervision') ?? [], answered));
      writer.appendEvent({
        type: 'supervision/answered',
        operatorId: '0007',
        applicationId: notice.applicationId,
        body: { noticeId: notice.id, ...given },
      });
    }),
  );
}
