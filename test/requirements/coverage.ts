import type { NamedTest } from './read-titles.ts';
import { type Requirement, requirementNumber } from './requirement.ts';

export interface CoveredRequirement extends Requirement {
  readonly tests: readonly NamedTest[];
  /** open: in scope, and no test names it. */
  readonly state: 'proved' | 'open' | 'out';
}

export interface Coverage {
  readonly requirements: readonly CoveredRequirement[];
  /** Tests that name a number which does not exist. */
  readonly strangers: readonly NamedTest[];
}

export function coverage(requirements: readonly Requirement[], tests: readonly NamedTest[]): Coverage {
  const known = new Set(requirements.map(({ id }) => id));
  const byId = Map.groupBy(
    tests.flatMap((test) => numbersIn(test.name).map((id) => ({ id, test }))),
    ({ id }) => id,
  );
  return {
    requirements: requirements.map((requirement) => {
      const proving = (byId.get(requirement.id) ?? []).map(({ test }) => test);
      const state = requirement.scope !== 'in' ? 'out' : proving.length > 0 ? 'proved' : 'open';
      return { ...requirement, tests: proving, state };
    }),
    strangers: tests.filter(({ name }) => numbersIn(name).some((id) => !known.has(id))),
  };
}

function numbersIn(name: string): readonly string[] {
  return [...new Set(name.match(requirementNumber) ?? [])];
}

/** What is wrong with it: a stranger always; an open requirement where `isStrict`. */
export function faultsOf({ requirements, strangers }: Coverage, isStrict: boolean): readonly string[] {
  const unknown = strangers.map(({ file, name }) => `${file}: “${name}” names a requirement that does not exist`);
  const open = requirements
    .filter(({ state }) => state === 'open')
    .map(({ id, title }) => `${id} ${title}: OPEN, no test`);
  return isStrict ? [...unknown, ...open] : unknown;
}
