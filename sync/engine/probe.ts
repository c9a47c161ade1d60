import { ok, type Result } from '../../main/domain/result.ts';
import type { County, EngineClock, SyncStore } from '../ports.ts';

export interface Contact {
  /** Wall time of the terminal. */
  readonly at: string;
  /** County time minus terminal time, the way there and back shared equally. */
  readonly offsetMs: number;
}

/** Is this the county, and what time is it there? A good contact is written down. */
export async function probe(parts: { county: County; store: SyncStore; clock: EngineClock }): Promise<Result<Contact>> {
  const askedAtMs = parts.clock.nowMs();
  const hello = await parts.county.hello();
  if (!hello.ok) return hello;
  const heardAtMs = parts.clock.nowMs();
  const offsetMs = Math.round(Date.parse(hello.value.time) - (askedAtMs + heardAtMs) / 2);
  const contact = { at: new Date(heardAtMs).toISOString(), offsetMs };
  const recorded = parts.store.recordContact(contact);
  return recorded.ok ? ok(contact) : recorded;
}
