import type { Application } from '../../domain/application.ts';
import type { Move } from '../../domain/case/move.ts';
import type { Ledger } from '../../ledger/port.ts';

/** The steps of a case. One of an earlier release has none kept: it stands as received and accepted at once. */
export function movesOf(_ledger: Pick<Ledger, 'fact'>, application: Application): readonly Move[] {
  return impliedMoves(application);
}

/** Their ids are made of the application's, so that a document stays with its step. */
function impliedMoves(application: Application): readonly Move[] {
  const { id, operatorId, operatorName, channel, receivedAt, acceptedAt, decision } = application;
  const by = { id: operatorId, name: operatorName, role: 'W' } as const;
  const scene = { by, second: null, where: 'terminal', offline: false } as const;
  const received: Move = {
    ...scene,
    id: `${id}/receive`,
    from: 'DRAFT',
    to: 'RECEIVED',
    at: receivedAt,
    detail: { transition: 'receive', mode: channel },
  };
  if (acceptedAt === null) return [received];
  const accepted: Move = {
    ...scene,
    id: `${id}/accept`,
    from: 'RECEIVED',
    to: 'ACCEPTED',
    at: acceptedAt,
    detail: { transition: 'accept', deferred: [], committed: [] },
  };
  if (decision === null) return [received, accepted];
  const { outcome, reason, decidedBy, decidedAt } = decision;
  const decided: Move = {
    ...scene,
    id: `${id}/decide`,
    from: 'PROCESSING',
    to: outcome === 'approved' ? 'APPROVED' : 'DENIED',
    at: decidedAt,
    by: { id: decidedBy, name: decidedBy, role: 'C' },
    where: 'county',
    detail: { transition: 'decide', outcome, reason, remedies: outcome === 'denied' ? usualRemedies : '' },
  };
  return [received, accepted, decided];
}

/** 行政复议法 §20, 行政诉讼法 §46: they hold whether a platform says so or not. */
const usualRemedies =
  '如不服本决定，可以自收到之日起六十日内依法申请行政复议，也可以自收到之日起六个月内依法向人民法院提起行政诉讼。';
