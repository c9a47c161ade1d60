import { type ClockSighting, type ClockVerdict, countyJumpMs, judgeClocks } from '../../main/domain/clock-verdict.ts';
import { failed, ok, type Result } from '../../main/domain/result.ts';
import { isSuccessor } from '../county-key.ts';
import { isSameKey } from '../crypto/keys.ts';
import type { County, EngineClock, Greeting, SyncStore } from '../ports.ts';

export interface Contact {
  /** Wall time of the terminal. */
  readonly at: string;
  /** County time minus terminal time, the way there and back shared equally. */
  readonly offsetMs: number;
  readonly clock: ClockVerdict;
}

export interface Prober {
  /** Is this our county, and what time is it there? A good contact is written down. */
  probe(): Promise<Result<Contact>>;
  /** The same, unless it was answered a moment ago: asked before anything is sent. */
  confirm(): Promise<Result<void>>;
}

/** Long enough to cost nothing beside an upload, short enough that a cable put elsewhere is noticed before the next one. */
const provenForMs = 30_000;

export function createProber(parts: { county: County; store: SyncStore; clock: EngineClock }): Prober {
  const { county, store, clock } = parts;
  let provenAtMs = Number.NEGATIVE_INFINITY;
  let verdict: ClockVerdict = 'unknown';
  let before = lastSighting(store);

  async function probe(): Promise<Result<Contact>> {
    provenAtMs = Number.NEGATIVE_INFINITY;
    const asked = { atMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
    const hello = await county.hello();
    if (!hello.ok) return hello;
    const known = await recognise(store, hello.value);
    if (!known.ok) return known;
    const heardMonotonicMs = clock.monotonicMs();
    // Counted from the asking: a wall clock that was set meanwhile must not count half.
    const heardAtMs = asked.atMs + (heardMonotonicMs - asked.monotonicMs);
    const now: ClockSighting = {
      countyMs: Date.parse(hello.value.time),
      terminalMs: (asked.atMs + heardAtMs) / 2,
      monotonicMs: (asked.monotonicMs + heardMonotonicMs) / 2,
    };
    const contact = { at: new Date(heardAtMs).toISOString(), offsetMs: Math.round(now.countyMs - now.terminalMs) };
    const recorded = store.recordContact({ ...contact, countyJumpMs: Math.round(countyJumpMs(before, now)) });
    if (!recorded.ok) return recorded;
    verdict = judgeClocks(before, now, verdict);
    before = now;
    provenAtMs = clock.monotonicMs();
    return ok({ ...contact, clock: verdict });
  }

  return {
    probe,
    async confirm() {
      if (clock.monotonicMs() - provenAtMs <= provenForMs) return ok();
      const probed = await probe();
      return probed.ok ? ok() : probed;
    },
  };
}

/**
 * 认县: the key that came with the enrolment is the county's, and whichever key it hands over to. A terminal that was
 * enrolled by an earlier version takes the first one that proves itself; before it, an older county that proves nothing.
 */
async function recognise(store: SyncStore, { provenKey, handovers }: Greeting): Promise<Result<void>> {
  const pinned = store.countyKey();
  if (pinned === null) return provenKey === null ? ok() : store.pinCountyKey(provenKey);
  if (provenKey === null) return failed('county/wrong-network', 'no proof of being our county');
  if (isSameKey(pinned, provenKey)) return ok();
  if (await isSuccessor(pinned, provenKey, handovers)) return store.pinCountyKey(provenKey);
  return failed('county/wrong-network', 'another county answers at this address');
}

function lastSighting(store: SyncStore): ClockSighting | null {
  const last = store.lastContact();
  if (!last) return null;
  const terminalMs = Date.parse(last.at);
  return { countyMs: terminalMs + last.offsetMs, terminalMs, monotonicMs: null };
}
