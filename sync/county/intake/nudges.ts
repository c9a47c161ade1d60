import type { Database, Listening } from '../store/database.ts';
import { everyone, nudgeChannel } from '../store/sql/nudge.ts';

/** Tells open streams that there is something to ask for, whichever instance it was written on. */
export interface Nudges {
  /** `onNudge` until the returned function is called. */
  subscribe(terminalId: string, onNudge: () => void): () => void;
  close(): Promise<void>;
}

const pollEveryMs = 500;

export async function startNudges(database: Database, onPollFailed: (error: unknown) => void): Promise<Nudges> {
  const subscribers = new Map<string, Set<() => void>>();
  const listening: Listening = await database.listen(nudgeChannel, (scope) => {
    if (scope === everyone) nudgeAll();
    else for (const onNudge of subscribers.get(scope) ?? []) onNudge();
  });
  let newestSeen: string | null = null;
  let poll: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    poll = poll.then(lookOurselves).catch(onPollFailed);
  }, pollEveryMs);
  timer.unref();

  /** While the listening connection is down (a balancer cut it, the server restarted) nobody tells us: look. */
  async function lookOurselves(): Promise<void> {
    if (subscribers.size === 0 || listening.isLive()) {
      newestSeen = null;
      return;
    }
    // Calls for staff are no changes: they are told while they are true, and forgotten.
    const [row] = await database.query<{ newest: string }>(
      `select concat_ws(' ', (select max(cursor) from changes),
         (select string_agg(id::text || coalesce(taken_by, ''), ' ' order by id) from staff_calls)) as newest`,
    );
    const newest = row?.newest ?? '';
    // The first look after a loss nudges too: what was missed in between is unknown.
    if (newest !== newestSeen) nudgeAll();
    newestSeen = newest;
  }

  function nudgeAll(): void {
    for (const ofTerminal of subscribers.values()) for (const onNudge of ofTerminal) onNudge();
  }

  return {
    subscribe(terminalId, onNudge) {
      const ofTerminal = subscribers.get(terminalId) ?? new Set();
      ofTerminal.add(onNudge);
      subscribers.set(terminalId, ofTerminal);
      return () => {
        ofTerminal.delete(onNudge);
        if (ofTerminal.size === 0 && subscribers.get(terminalId) === ofTerminal) subscribers.delete(terminalId);
      };
    },
    async close() {
      clearInterval(timer);
      await poll;
      await listening.stop();
    },
  };
}
