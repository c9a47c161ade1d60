import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAlarmWatch } from '../../../main/alarms/alarm-watch.ts';
import { failed, must } from '../../../main/domain/result.ts';
import type { Ledger } from '../../../main/ledger/port.ts';
import { takeInDraft } from '../../../main/usecases/take-in-draft.ts';
import { completeDraft, openWindow, type Window } from './window.ts';

let window: Window;
let isFull: boolean;
let reads: number;
let said: number;
beforeEach(async () => {
  window = await openWindow();
  [isFull, reads, said] = [false, 0, 0];
});
afterEach(() => window.close());

/** As in the product: whoever is told of a change asks for another look. */
function watchOf(parts: Window['parts']) {
  const ledger: Ledger = {
    ...parts.ledger,
    transact: (work) => (isFull ? failed('ledger/full') : parts.ledger.transact(work)),
    storedEvents(range) {
      reads += 1;
      return parts.ledger.storedEvents(range);
    },
  };
  const watch = openAlarmWatch({
    ledger,
    clock: parts.clock,
    log: parts.log,
    verify: async () => null,
    onChange() {
      said += 1;
      if (said < 50) watch.nudge();
    },
  });
  return watch;
}

async function accepted(): Promise<string> {
  const draft = await completeDraft(window);
  return must(await takeInDraft(window.parts, { draftId: draft.id, revision: draft.revision, next: null })).id;
}

test('a full disk is asked again with the next look, not without end', async () => {
  const watch = watchOf(window.parts);
  await watch.settled();
  const id = await accepted();
  isFull = true;
  [reads, said] = [0, 0];
  watch.nudge();
  await watch.settled();
  expect(said).toBeLessThanOrEqual(1);
  expect(reads).toBeLessThanOrEqual(2);

  // There is room again: what was read meanwhile is noted, and the case is looked at.
  isFull = false;
  await accepted();
  watch.nudge();
  await watch.settled();
  expect(window.parts.ledger.fact('alarmWatch')?.open).toContain(id);
  expect(watch.deadlines().map(({ applicationId }) => applicationId)).toContain(id);
  watch.stop();
});
