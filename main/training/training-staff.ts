import { demoRoles, demoStaff } from '../demo/demo-staff.ts';
import { failed, ok } from '../domain/result.ts';
import { trainingPin } from '../domain/training.ts';
import type { Staff } from '../usecases/parts.ts';
import type { TrainingPerson } from './training-door.ts';

/** The real names and posts behind one PIN that the screen shows: practice guards nobody's data. */
export function createTrainingStaff(real: readonly TrainingPerson[]): Staff {
  const people = real.length > 0 ? real : sample();
  const find = (id: string) => people.find((person) => person.id === id);
  return {
    list: () => people.map(({ id, name, post }) => ({ id, name, post, needsStartCode: false, hasPin: true })),
    rolesOf: (id) => find(id)?.roles ?? [],
    async checkPin(id, pin) {
      const person = find(id);
      if (!person || pin.normalize('NFKC') !== trainingPin) return failed('operator/wrong-pin');
      return ok({ id: person.id, name: person.name, post: person.post });
    },
    startWithCode: async () => failed('training/only-outside'),
    changePin: async () => failed('training/only-outside'),
    isRevoked: () => false,
    forgetRevoked: async () => ok(),
  };
}

/** On a machine where nobody works yet. */
function sample(): readonly TrainingPerson[] {
  return demoStaff.map((person) => ({ ...person, roles: demoRoles[person.id] ?? [] }));
}
