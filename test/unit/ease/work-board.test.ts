import { expect, test } from 'vitest';
import { counted, inStage } from '../../../main/stages.ts';
import { createWorkBoard } from '../../../main/work-board.ts';
import type { Work } from '../../../preload/contract-work.ts';
import { isAnySlow, noteCall } from '../../../renderer/bridge/slow-calls.ts';

function watched() {
  const told: (readonly Work[])[] = [];
  return { told, board: createWorkBoard((underWay) => told.push(underWay)) };
}

test('work is shown from its first part on, told in whole percents, and gone at its end', () => {
  const { told, board } = watched();
  const work = board.begin('counting');
  expect(board.underWay()).toEqual([]);
  for (let done = 1; done <= 100_000; done += 1) work.part(done, 100_000);
  expect(told).toHaveLength(101);
  expect(board.underWay()).toEqual([{ kind: 'counting', done: 100_000, total: 100_000 }]);
  work.end();
  work.end();
  work.part(1, 2);
  expect(told).toHaveLength(102);
  expect(board.underWay()).toEqual([]);
});

test('two works beside each other are two, and more done than there was is all of it', () => {
  const { board } = watched();
  const [one, other] = [board.begin('counting'), board.begin('counting')];
  one.part(7, 5);
  other.part(1, 5);
  expect(board.underWay().map(({ done }) => done)).toEqual([5, 1]);
  one.end();
  expect(board.underWay().map(({ done }) => done)).toEqual([1]);
});

test('a stage that throws is over as well', async () => {
  const { told, board } = watched();
  const failing = inStage(board, 'series', async (part) => {
    part(1, 2);
    throw new Error('the medium is gone');
  });
  await expect(failing).rejects.toThrow('the medium is gone');
  expect(told).toEqual([[{ kind: 'series', done: 1, total: 2 }], []]);
});

test('bytes are told as they pass, and none is lost on the way', async () => {
  const parts: number[] = [];
  async function* source() {
    yield Buffer.alloc(3, 1);
    yield Buffer.alloc(4, 2);
  }
  const passed: Uint8Array[] = [];
  for await (const chunk of counted(source(), 7, (done) => parts.push(done))) passed.push(chunk);
  expect(Buffer.concat(passed)).toEqual(Buffer.from([1, 1, 1, 2, 2, 2, 2]));
  expect(parts).toEqual([3, 7]);
});

test('a call is slow from its second second until its answer, and one that waits for a hand never is', async () => {
  const [answered, waiting, other] = [noteCall('previewDocument'), noteCall('readCard'), noteCall('statistics')];
  expect(isAnySlow()).toBe(false);
  await expect.poll(isAnySlow, { timeout: 10_000 }).toBe(true);
  answered();
  other();
  expect(isAnySlow()).toBe(false);
  waiting();
  const quick = noteCall('previewDocument');
  quick();
  quick();
  expect(isAnySlow()).toBe(false);
});
