import type { Input } from '../../preload/contract.ts';
import type { SyncView } from '../../preload/contract-sync.ts';
import type { SyncState } from '../../sync/ports.ts';
import type { ApplicationSummary } from '../domain/application.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { uploadShare } from '../upload-share.ts';
import { staffRightsUntil } from './offline-staff.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';

const beforeEnrolment: SyncState = {
  link: 'unknown',
  failure: { code: 'terminal/not-enrolled' },
  lastContactAt: null,
  clockOffsetMs: null,
  clock: 'unknown',
  sending: null,
  underWay: [],
  totals: null,
  lastRound: null,
};

const inTraining: SyncState = { ...beforeEnrolment, failure: { code: 'training/stays-here' } };

/** What the screen calls "sent" is computed from the ledger alone (design §5.6); the engine only says how the line is. */
export function syncView(parts: TerminalParts): SyncView {
  const state = parts.engine()?.state() ?? (parts.training.isHere ? inTraining : beforeEnrolment);
  const failure = state.failure ? { code: state.failure.code, detail: state.failure.detail } : null;
  return {
    ...state,
    failure,
    uploadShare: uploadShare(parts.ledger),
    fullRightsUntil: staffRightsUntil(parts),
    counts: { ...parts.ledger.counts() },
  };
}

/** As far as is known at this moment: what nobody has heard of is no line. */
export function isOffline(parts: Pick<TerminalParts, 'engine'>): boolean {
  return parts.engine()?.state().link !== 'online';
}

export async function sendNow(parts: TerminalParts): Promise<Result<SyncView>> {
  const engine = parts.engine();
  if (!engine) return failed(parts.training.isHere ? 'training/stays-here' : 'terminal/not-enrolled');
  const sent = await engine.sendNow();
  return sent.ok ? ok(syncView(parts)) : sent;
}

/** 忙时带宽 */
export function setUploadShare(parts: TerminalParts, input: Input<'setUploadShare'>): Result<SyncView> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const kept = parts.ledger.transact((writer) => writer.setFact('uploadShare', input.share));
  if (!kept.ok) return kept;
  parts.publish('sync', syncView(parts));
  return ok(syncView(parts));
}

/** A person has looked at it: it may be tried again at once. */
export function resend(parts: TerminalParts, input: Input<'resend'>): Result<ApplicationSummary> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const submission = parts.ledger.submission(input.applicationId);
  if (!submission) return failed('application/not-found');
  if (submission.state === 'delivered') return failed('application/state-forbids');
  const queued = parts.ledger.transact((writer) => {
    writer.putSubmission({ ...submission, state: 'waiting', nextAttemptAtMs: 0, failure: null, failureDetail: null });
  });
  if (!queued.ok) return queued;
  deskChanged(parts);
  parts.publish('sync', syncView(parts));
  parts.engine()?.kick();
  const summary = parts.ledger.summary(input.applicationId);
  return summary ? ok(summary) : failed('application/not-found');
}
