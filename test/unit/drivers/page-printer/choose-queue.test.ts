import { expect, it } from 'vitest';
import { chooseQueue, type QueueChoices } from '../../../../drivers/page-printer/choose-queue.ts';
import type { PageQueue } from '../../../../drivers/page-printer/port.ts';

type Kind = 'acceptance-notice' | 'application-form';

function queue(name: string, change: Partial<PageQueue> = {}): PageQueue {
  return {
    name,
    label: name,
    model: 'M',
    state: 'idle',
    isAccepting: true,
    isDefault: false,
    trouble: null,
    reasons: [],
    ...change,
  };
}

const counter = { queue: 'counter', copies: 2, duplex: 'long-edge' } as const;
const back = { queue: 'back', copies: 1, duplex: 'one-sided' } as const;
const choices: QueueChoices<Kind> = { byKind: { 'acceptance-notice': counter }, otherwise: back };
const none: QueueChoices<Kind> = { byKind: {}, otherwise: null };

it('takes what was chosen for the kind, then what was chosen for the rest', () => {
  const queues = [queue('back'), queue('counter')];
  expect(chooseQueue('acceptance-notice', choices, queues)).toEqual({ ok: true, choice: counter, queue: queues[1] });
  expect(chooseQueue('application-form', choices, queues)).toEqual({ ok: true, choice: back, queue: queues[0] });
});

it('never swaps a chosen printer that is gone, and offers the others, usable ones first', () => {
  const stopped = queue('a-stopped', { state: 'stopped', isDefault: true });
  const result = chooseQueue('acceptance-notice', choices, [stopped, queue('back')]);
  expect(result).toMatchObject({ ok: false, why: 'chosen-missing', wanted: 'counter' });
  expect(!result.ok && result.alternatives.map((one) => one.name)).toEqual(['back', 'a-stopped']);
});

it('without a choice: the default, or the only one, or a person decides', () => {
  const byDefault = chooseQueue('application-form', none, [queue('a'), queue('b', { isDefault: true })]);
  expect(byDefault).toMatchObject({ ok: true, choice: { queue: 'b', copies: 1, duplex: 'one-sided' } });
  expect(chooseQueue('application-form', none, [queue('only')])).toMatchObject({ ok: true });
  expect(chooseQueue('application-form', none, [queue('a'), queue('b')])).toMatchObject({ why: 'undecided' });
  expect(chooseQueue('application-form', none, [])).toMatchObject({ why: 'no-queues', alternatives: [] });
  expect(chooseQueue('application-form', choices, [])).toMatchObject({ why: 'no-queues', wanted: 'back' });
});

it('copies and sides chosen for a kind go with the default printer too', () => {
  const wish = { queue: null, copies: 3, duplex: 'short-edge' } as const;
  const byKind = { byKind: { 'acceptance-notice': wish }, otherwise: back } as const;
  const queues = [queue('back'), queue('front', { isDefault: true })];
  expect(chooseQueue('acceptance-notice', byKind, queues)).toEqual({
    ok: true,
    choice: { queue: 'front', copies: 3, duplex: 'short-edge' },
    queue: queues[1],
  });
  const undecided = chooseQueue('acceptance-notice', byKind, [queue('a'), queue('b')]);
  expect(undecided).toMatchObject({ ok: false, why: 'undecided', wanted: null });
});
