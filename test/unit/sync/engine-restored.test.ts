import { expect, test } from 'vitest';
import { nextRound, rig, roundOver } from './support/engine-rig.ts';

test('a county that was restored gets the rest again, and what it lost, without a person and once', async () => {
  const parts = rig();
  for (const id of ['a', 'b', 'c']) parts.store.accept(id);
  parts.engine.start();
  await roundOver(parts);
  expect(parts.county.heardOf('submit')).toHaveLength(3);

  parts.county.restore(1);
  await nextRound(parts);
  expect(parts.county.heardOf('pushEvents').at(-1)).toBe('pushEvents 2,3');
  expect(parts.county.heardOf('submit').slice(3)).toEqual(['submit b', 'submit c']);
  expect(parts.store.withdrawn).toEqual(['b', 'c']);

  await nextRound(parts);
  expect(parts.county.heardOf('submit')).toHaveLength(5);
  expect(parts.engine.state()).toMatchObject({ link: 'online', failure: null });
});

test('what the county says of the chain before our last batch was confirmed is no restoration', async () => {
  const parts = rig();
  parts.store.accept('a');
  parts.engine.start();
  await roundOver(parts);
  // The answer to a nudge is on its way while a batch is confirmed.
  const gate = Promise.withResolvers<null>();
  parts.county.answer('changes', () => gate.promise);
  parts.county.state.nudge();
  await expect.poll(() => parts.county.heardOf('changes').length).toBe(3);
  parts.store.accept('b');
  parts.store.state.shippedSeq = 2;
  parts.county.recover('changes');
  parts.county.sayHead({ anchoredSeq: 1, anchoredHash: 'hash-1' });
  gate.resolve(null);
  await expect.poll(() => parts.store.state.cursorWrites).toBe(3);
  expect(parts.store.withdrawn).toEqual([]);
  expect(parts.store.state.shippedSeq).toBe(2);
});

test('a head that is not in our chain is a conflict, as ever', async () => {
  const parts = rig();
  parts.store.accept('a');
  parts.county.sayHead({ anchoredSeq: 1, anchoredHash: 'another' });
  parts.engine.start();
  await roundOver(parts);
  expect(parts.engine.state()).toMatchObject({ link: 'refused', failure: { code: 'county/chain-conflict' } });
  expect(parts.county.heardOf('submit')).toEqual([]);
});
