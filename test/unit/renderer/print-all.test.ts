import { expect, test } from 'vitest';
import { failed, ok } from '../../../main/domain/result.ts';
import { type PrintRun, type PrintTask, printAll } from '../../../renderer/stations/window/today/print-all.ts';

function desk(outOfPaperAt: number | null) {
  const printed: string[] = [];
  let paperEndsAt = outOfPaperAt;
  const tasks: readonly PrintTask[] = ['甲', '乙', '丙'].map((name, index) => ({
    jobId: `job-${index}`,
    name,
    print: async (jobId) => {
      if (index === paperEndsAt) return failed('printer/out-of-paper');
      printed.push(jobId);
      return ok();
    },
  }));
  return {
    tasks,
    printed,
    refill: () => {
      paperEndsAt = null;
    },
  };
}

test('one job each in their order, and each step is told', async () => {
  const { tasks, printed } = desk(null);
  const told: PrintRun[] = [];
  await printAll(tasks, 0, { onRun: (run) => told.push(run), isWanted: () => true });
  expect(printed).toEqual(['job-0', 'job-1', 'job-2']);
  expect(told.map(({ done, state }) => `${state} ${done}`)).toEqual([
    'printing 0',
    'printing 1',
    'printing 2',
    'printing 3',
    'finished 3',
  ]);
});

test('a failure stops and says at whose; going on begins there, with the same job, and prints nothing twice', async () => {
  const { tasks, printed, refill } = desk(1);
  const quiet = { onRun: () => {}, isWanted: () => true };
  const stopped = await printAll(tasks, 0, quiet);
  expect(stopped).toMatchObject({ state: 'stopped', done: 1, failure: { code: 'printer/out-of-paper' } });
  expect(stopped.tasks[stopped.done]?.name).toBe('乙');
  refill();
  expect(await printAll(stopped.tasks, stopped.done, quiet)).toMatchObject({ state: 'finished', done: 3 });
  expect(printed).toEqual(['job-0', 'job-1', 'job-2']);
});

test('whoever presses stop gets the sheet that is in the printer and no more', async () => {
  const { tasks, printed } = desk(null);
  let isWanted = true;
  const stopped = await printAll(tasks, 0, {
    onRun: ({ done }) => {
      isWanted = done < 1;
    },
    isWanted: () => isWanted,
  });
  expect(stopped).toMatchObject({ state: 'stopped', done: 1, failure: null });
  expect(printed).toEqual(['job-0']);
});
