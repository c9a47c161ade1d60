import type { CaseState } from './states.ts';
import { transitions } from './transitions.ts';

/** States that lawful moves lead to from each one, itself among them: what "not backwards" means (design §5.7). */
const reachable: ReadonlyMap<CaseState, ReadonlySet<CaseState>> = new Map(
  Object.values(transitions)
    .flatMap(({ from, to }) => [...from, ...to])
    .map((state) => [state, from(state)]),
);

export function leadsTo(state: CaseState, next: CaseState): boolean {
  return reachable.get(state)?.has(next) === true;
}

function from(state: CaseState): ReadonlySet<CaseState> {
  const found = new Set<CaseState>([state]);
  for (const here of found) {
    for (const { from: begins, to } of Object.values(transitions)) {
      if (!begins.includes(here)) continue;
      // A transition that stands on several states leads each of them to itself, or to all it names.
      for (const next of begins === to ? [here] : to) found.add(next);
    }
  }
  return found;
}
