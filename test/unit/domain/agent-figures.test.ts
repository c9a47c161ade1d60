import { expect, test } from 'vitest';
import { agentFiguresOf, noAgentMarks, takeAgentEvent } from '../../../main/domain/statistics/agent-figures.ts';
import type { CountedEvent } from '../../../main/domain/statistics/fold-events.ts';

const id = (count: number): string => `0192f0c1-0000-7000-8000-${String(count).padStart(12, '0')}`;
const by = { id: 'A01', name: '韦小兰' };
const event = (type: string, body: CountedEvent['body'], applicationId: string | null = null): CountedEvent => ({
  type,
  body,
  applicationId,
  terminalId: 't',
  at: '2026-11-20T02:00:00.000Z',
});
const received = (count: number, channel: string, receivedAt: string) =>
  event(
    'application/received',
    {
      application: {
        ...{ channel, receivedAt, operatorId: 'A01', operatorName: '韦小兰' },
        form: { applicant: { address: '某省某县青禾镇青禾村3号' } },
      },
    },
    id(count),
  );
const report = (count: number, at: string, detail: Record<string, unknown>) =>
  event('visit/reported', { report: { id: id(count), visitId: id(900), at, by, detail } });
const round = event('handover/settled', {
  round: {
    id: id(500),
    batchId: id(400),
    number: 'JJ-1',
    fromTerminal: 'a',
    toTerminal: 'w',
    toOffice: '青禾镇',
    at: '2026-11-23T02:00:00.000Z',
    deliveredBy: by,
    receivedBy: { id: 'W01', name: '李慧' },
    cases: [
      {
        applicationId: id(1),
        verdict: 'accepted',
        countedOriginals: 0,
        at: '2026-11-23T02:00:00.000Z',
        contentHash: 'ab'.repeat(32),
      },
      {
        applicationId: id(2),
        verdict: 'returned',
        reason: '缺签名',
        at: '2026-11-23T02:00:00.000Z',
        contentHash: 'ab'.repeat(32),
      },
    ],
  },
});
const story: readonly CountedEvent[] = [
  event('visit/assigned', { heard: { id: id(900), version: 1, isCancelled: false, village: '青禾村' } }),
  report(801, '2026-11-20T02:00:00.000Z', { kind: 'absent', note: '' }),
  report(802, '2026-11-21T02:00:00.000Z', { kind: 'begun', mode: 'delegate' }),
  report(803, '2026-11-21T03:00:00.000Z', { kind: 'done', applicationIds: [], note: '' }),
  received(1, 'delegate', '2026-11-20T02:00:00.000Z'),
  received(2, 'doorstep', '2026-11-21T02:00:00.000Z'),
  // Of the counter itself: nobody's visit.
  received(3, 'window', '2026-11-21T02:00:00.000Z'),
  event(
    'case/moved',
    { move: { id: id(700), at: '2026-11-24T02:00:00.000Z', detail: { transition: 'refuse' } } },
    id(2),
  ),
  round,
];
const whole = { from: '2026-11-01', to: '2026-11-30' };

function counted(events: readonly CountedEvent[]) {
  const marks = noAgentMarks();
  for (const one of events) takeAgentEvent(marks, one);
  return marks;
}

const expected = {
  ...{ visits: 2, absences: 1, deliveries: 0, doorstep: 1, delegate: 1, refused: 1, returned: 1 },
  days: { cases: 1, p50: 3, p90: 3, max: 3 },
};

test('R54: an agent’s work is counted from the events, by person and by village', () => {
  const { agents, villages } = agentFiguresOf(counted(story), whole);
  expect(agents).toEqual([{ key: 'A01', name: '韦小兰', handovers: 1, ...expected }]);
  expect(villages.find(({ key }) => key === '青禾村')).toMatchObject(expected);
});

test('R54: an event that comes twice, or a round before its cases, changes no number', () => {
  const { agents } = agentFiguresOf(counted([...story, ...story]), whole);
  expect(agents).toEqual(agentFiguresOf(counted(story), whole).agents);
  const turned = agentFiguresOf(counted([round, ...story.slice(0, -1)]), whole);
  expect(turned.agents).toEqual(agents);
  expect(turned.villages.find(({ key }) => key === '青禾村')).toMatchObject(expected);
});

test('days outside of the period do not count, and what can’t be read counts for nothing', () => {
  const { agents } = agentFiguresOf(counted(story), { from: '2026-11-23', to: '2026-11-23' });
  expect(agents).toEqual([expect.objectContaining({ visits: 0, doorstep: 0, handovers: 1, returned: 1 })]);
  expect(agentFiguresOf(counted([event('visit/reported', { report: 1 }), event('none', {})]), whole).agents).toEqual(
    [],
  );
});

test('R54: what was said by mistake and taken back counts for nothing, and a day with nothing else at that door was no visit', () => {
  const back = report(804, '2026-11-20T02:05:00.000Z', { kind: 'taken-back', reportId: id(801), note: '' });
  const { agents } = agentFiguresOf(counted([...story, back, back]), whole);
  expect(agents[0]).toMatchObject({ visits: 1, absences: 0 });
});
