import type { Database } from '../database.ts';
import type { IntakeStore } from '../port.ts';
import { ownEvents } from './own-events.ts';
import { pushEvents } from './push-events.ts';
import { usualPush } from './push-usual.ts';
import { submit, submitWhole } from './submit-application.ts';

/** Told after the commit: what was rolled back or only repeated is not counted. */
export interface IntakeWatch {
  eventsTakenIn(count: number): void;
  applicationDelivered(): void;
}

export function sqlIntake(database: Database, now: () => Date, watch?: IntakeWatch): IntakeStore {
  const pushUsual = usualPush(database, now);
  return {
    async pushEvents(terminalId, events, seal) {
      let fresh = 0;
      const delivered = new Set<string>();
      const onFresh = (count: number) => {
        fresh = count;
      };
      const onDelivered = (applicationId: string) => void delivered.add(applicationId);
      const batch = { terminalId, events, seal, now, onFresh, onDelivered };
      const usual = await pushUsual(batch);
      const pushed =
        usual === null
          ? await database.transaction((tx) => pushEvents(tx, batch))
          : ({ ok: true, value: usual } as const);
      if (pushed.ok) {
        watch?.eventsTakenIn(fresh);
        for (const _ of delivered) watch?.applicationDelivered();
      }
      return pushed;
    },
    eventsAfter: (terminalId, after) => ownEvents(database, terminalId, after),
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
