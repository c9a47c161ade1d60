import { describe, expect, test } from 'vitest';
import { gathered } from '../../../sync/county/store/gathered.ts';

/** Answers when the test says so. */
function heldBack(limits: Partial<Parameters<typeof gathered<string, string>>[0]> = {}) {
  const groups: (readonly string[])[] = [];
  const open: PromiseWithResolvers<null>[] = [];
  const ask = gathered<string, string>({ groupsAtOnce: 1, mostAsks: 100, ...limits }, async (asks) => {
    groups.push(asks);
    const gate = Promise.withResolvers<null>();
    open.push(gate);
    await gate.promise;
    return asks.map((one) => one.toUpperCase());
  });
  return { ask, groups, open };
}

describe('questions that come together', () => {
  test('of one moment are one; what comes meanwhile waits for the next, and each gets its own answer', async () => {
    const { ask, groups, open } = heldBack();
    const first = ['a', 'b'].map(ask);
    await expect.poll(() => groups).toEqual([['a', 'b']]);
    const second = ['c', 'd', 'e'].map(ask);
    await new Promise((turn) => setImmediate(turn));
    expect(groups).toHaveLength(1);
    open[0]?.resolve(null);
    expect(await Promise.all(first)).toEqual(['A', 'B']);
    await expect.poll(() => groups[1]).toEqual(['c', 'd', 'e']);
    open[1]?.resolve(null);
    expect(await Promise.all(second)).toEqual(['C', 'D', 'E']);
  });

  test('are no more than so many, so heavy and so often at once; a heavy one goes alone', async () => {
    const { ask, groups, open } = heldBack({
      groupsAtOnce: 2,
      mostAsks: 3,
      mostWeight: 10,
      weigh: (one) => one.length,
    });
    const asked = ['a', 'b', 'c', 'd', 'x'.repeat(50), 'e'].map(ask);
    await expect.poll(() => groups).toEqual([['a', 'b', 'c'], ['d']]);
    open[0]?.resolve(null);
    await expect.poll(() => groups[2]).toEqual(['x'.repeat(50)]);
    for (const gate of open) gate.resolve(null);
    await expect.poll(() => groups[3]).toEqual(['e']);
    open[3]?.resolve(null);
    expect(await Promise.all(asked)).toEqual(['A', 'B', 'C', 'D', 'X'.repeat(50), 'E']);
  });

  test('share one failure, and those that come after it have none of it', async () => {
    let isBroken = true;
    const ask = gathered<number, number>({ groupsAtOnce: 1, mostAsks: 10 }, async (asks) => {
      if (isBroken) throw new Error('no line to the database');
      return asks.map((one) => one + 1);
    });
    const ended = await Promise.allSettled([ask(1), ask(2)]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await Promise.all([ask(1), ask(2)])).toEqual([2, 3]);
  });

  test('with one answer too few are failed, never mixed up', async () => {
    const ask = gathered<number, number>({ groupsAtOnce: 1, mostAsks: 10 }, async (asks) => asks.slice(1));
    await expect(Promise.all([ask(1), ask(2)])).rejects.toThrow('2 asked, 1 answered');
  });
});
