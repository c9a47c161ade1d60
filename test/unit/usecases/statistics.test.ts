import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Application } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { leaders } from '../../../main/usecases/board.ts';
import { statistics, statisticsCases } from '../../../main/usecases/statistics.ts';
import { statisticsSchema } from '../../../preload/contract-statistics.ts';
import { accept, anApplication } from '../../contract/ledger-fixtures.ts';
import { clerk, openWindow, type Window } from './window.ts';

const period = { from: '2000-01-01', to: '2100-01-01' };
const all = { period, measure: 'accepted' as const, filter: {}, offset: 0, limit: 50 };
let opened: Window;
let window: Window;

beforeEach(async () => {
  opened = await openWindow();
  putRoles(['accept', 'lead']);
});
afterEach(() => opened.close());

function putRoles(roles: readonly string[]): void {
  const { parts } = opened;
  window = { ...opened, parts: { ...parts, staff: { ...parts.staff, rolesOf: () => roles } } };
}

function accepted(count: number, said: (number: number) => Partial<Application> = () => ({})): void {
  for (let number = 1; number <= count; number += 1) {
    const application = { ...anApplication(number), ...said(number) };
    must(window.parts.ledger.transact((writer) => accept(writer, application)));
  }
}

describe('R54: the leader asks', () => {
  test('the list behind each number is as long as the number, and holds masked numbers only', async () => {
    accepted(7, (number) => ({ operatorId: number > 4 ? 'W02' : 'W01' }));
    const found = must(await statistics(window.parts, { period, filter: {} }));
    expect(statisticsSchema.parse(found).totals).toMatchObject({ accepted: 7 });
    for (const row of found.groups.clerk) {
      const behind = must(await statisticsCases(window.parts, { ...all, filter: { clerk: row.key } }));
      expect([behind.total, behind.cases.length]).toEqual([row.counts.accepted, row.counts.accepted]);
      expect(JSON.stringify(behind)).not.toContain(anApplication(1).idNumber);
    }
    expect(found.groups.clerk.map(({ key, counts }) => [key, counts.accepted])).toEqual([
      ['W01', 4],
      ['W02', 3],
    ]);
  });

  test('no number is stored that somebody could edit: another ledger fact changes nothing', async () => {
    accepted(2);
    must(window.parts.ledger.transact((writer) => writer.nextCount('statistics/accepted')));
    expect(must(await statistics(window.parts, { period, filter: {} })).totals).toMatchObject({ accepted: 2 });
  });

  test('a terminal without a case answers with nothing, not with a failure', async () => {
    expect(must(await statistics(window.parts, { period, filter: {} }))).toMatchObject({
      totals: {},
      onTimeShare: null,
      durations: null,
    });
  });
});

describe('R10: who does not lead sees no statistics', () => {
  test('and hears who does', async () => {
    const { parts } = opened;
    const list = () => [
      { ...clerk, needsStartCode: false, hasPin: true },
      { id: 'W02', name: '王建国', post: '窗口负责人', needsStartCode: false, hasPin: true },
    ];
    const rolesOf = (id: string) => (id === 'W02' ? ['accept', 'lead'] : ['accept']);
    const withTwo = { ...parts, staff: { ...parts.staff, list, rolesOf } };
    const people = [{ id: 'W02', name: '王建国', post: '窗口负责人' }];
    expect(must(leaders(withTwo))).toEqual({ isOne: false, people });
    expect(must(leaders({ ...withTwo, session: { operator: { ...clerk, id: 'W02' } } }))).toEqual({
      isOne: true,
      people,
    });
    expect(leaders({ ...withTwo, session: { operator: null } })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
  });

  test('nobody while it is locked', async () => {
    window.parts.session.operator = null;
    expect(await statistics(window.parts, { period, filter: {} })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
    expect(await statisticsCases(window.parts, all)).toMatchObject({ failure: { code: 'terminal/locked' } });
  });

  test('a clerk whom the county lists without that post is refused', async () => {
    putRoles(['accept']);
    expect(await statistics(window.parts, { period, filter: {} })).toMatchObject({
      failure: { code: 'case/not-your-post' },
    });
    expect(await statisticsCases(window.parts, all)).toMatchObject({ failure: { code: 'case/not-your-post' } });
  });
});
