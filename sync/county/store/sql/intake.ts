import type { Database } from '../database.ts';
import type { IntakeStore } from '../port.ts';
import type { Care } from './project-event.ts';
import { pushEvents } from './push-events.ts';
import { submit, submitWhole } from './submit-application.ts';
import { isUnstorable } from './unstorable.ts';

/** Told after the commit: what was rolled back or only repeated is not counted. */
export interface IntakeWatch {
  eventsTakenIn(count: number): void;
  applicationDelivered(): void;
}

export function sqlIntake(database: Database, now: () => Date, watch?: IntakeWatch): IntakeStore {
  return {
    async pushEvents(terminalId, events, seal) {
      let fresh = 0;
      const onFresh = (count: number) => {
        fresh = count;
      };
      const push = (care: Care) =>
        database.transaction((tx) => pushEvents(tx, { terminalId, events, seal, now: now(), care, onFresh }));
      const pushed = await push('quick').catch((error: unknown) => {
        if (!isUnstorable(error)) throw error;
        // One event that the database can't hold must not cost the others: again, each behind a savepoint of its own.
        return push('savepoints');
      });
      if (pushed.ok) watch?.eventsTakenIn(fresh);
      return pushed;
    },
    async submit(terminalId, applicationId) {
      let isNew = false;
      const onDelivered = () => {
        isNew = true;
      };
      const submission = { terminalId, applicationId, now: now(), onDelivered };
      const reply =
        (await submitWhole(database, submission)) ?? (await database.transaction((tx) => submit(tx, submission)));
      if (isNew) watch?.applicationDelivered();
      return reply;
    },
  };
}
