import type { KeyPolicy } from '../intake/key-route.ts';
import type { CountyStore } from '../store/port.ts';

/** Asked at every contact of every terminal, and changed once in years. */
const freshForMs = 10_000;

/** How long a key may serve: as published for all terminals, and until then as this instance was started. */
export function followKeyPolicy(store: CountyStore, started: KeyPolicy, now: () => Date): () => Promise<KeyPolicy> {
  let known: { readonly policy: KeyPolicy; readonly atMs: number } | null = null;
  return async () => {
    const nowMs = now().getTime();
    if (known !== null && Math.abs(nowMs - known.atMs) < freshForMs) return known.policy;
    const published = await store.publications.current('configuration', '');
    const policy = published === null ? started : { ...started, maxAgeDays: published.body.keyDays };
    known = { policy, atMs: nowMs };
    return policy;
  };
}
