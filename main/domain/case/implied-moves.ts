import type { Application } from '../application.ts';
import { stateOf } from './case-facts.ts';
import type { Move, MoveDetail } from './move.ts';
import type { CaseState } from './states.ts';

type Known = Pick<
  Application,
  'id' | 'operatorId' | 'operatorName' | 'channel' | 'receivedAt' | 'acceptedAt' | 'state' | 'decision' | 'opening'
>;

/**
 * All moves of a case, those among them that nobody wrote down: earlier releases received and accepted at once, and knew of
 * the county's steps only where they had led. Ids are made of the application's own, so that both sides of the line name
 * them alike.
 */
export function movesOfCase(application: Known, later: readonly Move[]): readonly Move[] {
  const opening = application.opening ?? impliedOpening(application);
  const [first] = later;
  // Whoever began with moves has written down all of them; only a county that tells none leaves a gap at the end.
  if (first && application.opening) return [...opening, ...later];
  return [...opening, ...bridge(application, stateOf(opening), first?.from ?? application.state), ...later];
}

function impliedOpening(application: Known): readonly Move[] {
  const { id, channel, receivedAt, acceptedAt, operatorId, operatorName } = application;
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
  return [received, accepted];
}

/** What must have happened at the county between two states, as far as its word is known here. */
function bridge(application: Known, from: CaseState, to: CaseState): readonly Move[] {
  const { id, acceptedAt, receivedAt, decision } = application;
  const isDecided = to === 'APPROVED' || to === 'DENIED';
  if (from !== 'ACCEPTED' || !(to === 'PROCESSING' || isDecided)) return [];
  const step = (name: string, begins: CaseState, ends: CaseState, at: string, detail: MoveDetail): Move => ({
    id: `${id}/${name}`,
    from: begins,
    to: ends,
    at,
    by: { id: 'county', name: decision?.decidedBy ?? '县', role: 'C' },
    second: null,
    where: 'county',
    offline: false,
    detail,
  });
  const startedAt = decision?.decidedAt ?? acceptedAt ?? receivedAt;
  const started = step('start', 'ACCEPTED', 'PROCESSING', startedAt, { transition: 'start', step: '审查' });
  if (!isDecided || decision === null) return [started];
  const { outcome, reason, decidedAt } = decision;
  const remedies = outcome === 'denied' ? usualRemedies : '';
  const decided = { transition: 'decide', outcome, reason, remedies } as const;
  return [started, step('decide', 'PROCESSING', to, decidedAt, decided)];
}

/** 行政复议法 §20, 行政诉讼法 §46: they hold whether a platform says so or not. */
export const usualRemedies =
  '如不服本决定，可以自收到之日起六十日内依法申请行政复议，也可以自收到之日起六个月内依法向人民法院提起行政诉讼。';
