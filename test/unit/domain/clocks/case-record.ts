import type { CaseRecord } from '../../../../main/domain/case/case-record.ts';
import type { Move, MoveDetail } from '../../../../main/domain/case/move.ts';
import type { CaseRole, CaseState } from '../../../../main/domain/case/states.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { Clock, ClockKind, ClockScene } from '../../../../main/domain/clocks/counted-clock.ts';
import { usualConfiguration } from '../../../../main/domain/configuration.ts';
import { sampleCatalogue } from '../../../../sync/county/catalogue/sample-catalogue.ts';

const catalogue = sampleCatalogue({ version: 1, publishedAt: '2026-01-01T00:00:00Z' });
export const { calendar } = catalogue;

/** A licence of the sample: 15 promised, 20 by law. */
export const licence = itemOf('DEMO-028');

export function itemOf(code: string, changed: Partial<Item> = {}): Item {
  const item = catalogue.items.find((one) => one.code === code);
  if (!item) throw new Error(`the sample has no ${code}`);
  return { ...item, ...changed };
}

/** 10:30 in Shanghai. */
export const morning = (date: string) => `${date}T02:30:00Z`;

export function scene(today: string, changed: Partial<ClockScene> = {}): ClockScene {
  return { calendar, parameters: usualConfiguration, now: today.length === 10 ? morning(today) : today, ...changed };
}

export type Step = readonly [at: string, detail: MoveDetail, by?: CaseRole];

/** Moves as they happened; states are the machine's business and no clock reads them. */
export function movesOf(...steps: readonly Step[]): readonly Move[] {
  return steps.map(([at, detail, role = 'W'], index) => ({
    id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    from: 'DRAFT' satisfies CaseState,
    to: 'RECEIVED' satisfies CaseState,
    at: at.length === 10 ? morning(at) : at,
    by: { id: 'u1', name: '李慧', role },
    second: null,
    where: 'terminal',
    offline: false,
    detail,
  }));
}

export function caseOf(moves: readonly Move[], item: Item = licence): CaseRecord {
  const first = moves[0]?.at ?? morning('2026-03-02');
  return {
    application: {
      id: '11111111-1111-4111-8111-111111111111',
      localNumber: 'A001-20260302-0001-7',
      itemCode: item.code,
      channel: 'window',
      operatorId: 'u1',
      operatorName: '李慧',
      receivedAt: first,
      acceptedAt: first,
      materials: [],
    },
    item,
    moves,
  };
}

export const received: MoveDetail = { transition: 'receive', mode: 'window' };
export const accepted: MoveDetail = { transition: 'accept', deferred: [], committed: [] };
export const handedIn: MoveDetail = { transition: 'hand-in', materials: ['HK'] };
export const started: MoveDetail = { transition: 'start', step: '审查' };
export const decided: MoveDetail = { transition: 'decide', outcome: 'approved', reason: '', remedies: '' };
export const delivered: MoveDetail = {
  transition: 'deliver',
  documents: ['决定书'],
  method: 'direct',
  receiver: { name: '王建国', idNumber: '', relation: '本人' },
  place: '镇便民服务中心',
  witness: null,
  refusedBecause: null,
};
export const suspended = (procedure: string, plannedDays = 10): MoveDetail => ({
  transition: 'suspend',
  procedure,
  plannedDays,
  reason: '现场查看',
});
export const resumed: MoveDetail = { transition: 'resume', result: '已查看' };
export const corrections = (respondBy: string, newFact: string | null = null): MoveDetail => ({
  transition: 'ask-correction',
  defects: [{ materialCode: 'HK', pointer: null, defect: '缺本人页', howToFix: '补本人页' }],
  respondBy,
  newFact,
});

export function only(clocks: readonly Clock[], kind: ClockKind, subject?: string): Clock {
  const found = clocks.filter((clock) => clock.kind === kind && (subject === undefined || clock.subject === subject));
  const last = found.at(-1);
  if (!last) throw new Error(`there is no clock ${kind}`);
  return last;
}
