import type { Input } from '../../preload/contract.ts';
import type { TrainingView } from '../../preload/contract-training.ts';
import { failed, type Result } from '../domain/result.ts';
import { isStaffSession } from '../session.ts';
import type { TrainingPlan } from '../training/training-door.ts';
import type { TerminalParts } from './parts.ts';

/** 练习: from the lock page or the settings. A kiosk belongs to the villagers, so there staff have to be signed in. */
export async function beginTraining(parts: TerminalParts): Promise<Result<TrainingView>> {
  if (parts.training.isHere) return failed('training/only-outside');
  const person = isStaffSession(parts.session) ? parts.session.operator : null;
  if (parts.station === 'kiosk' && person === null) return failed('terminal/locked');
  parts.log.info({ operatorId: person?.id ?? null }, 'practice begins');
  return parts.training.begin({ plan: planOf(parts), person });
}

/** Nobody has to be signed in: what is left behind holds no citizen's data. */
export async function endTraining(parts: TerminalParts, { wipe }: Input<'endTraining'>): Promise<Result<TrainingView>> {
  if (!parts.training.isHere) return failed('input/invalid', 'nobody practises here');
  return parts.training.end({ wipe });
}

function planOf({ ledger, staff }: TerminalParts): TrainingPlan {
  const enrolment = ledger.fact('enrolment');
  const [body, hash] = [ledger.catalogue(), ledger.fact('catalogueHash')];
  return {
    people: staff.list().map(({ id, name, post }) => ({ id, name, post, roles: staff.rolesOf(id) })),
    officeName: enrolment?.officeName ?? null,
    countyName: enrolment?.countyName ?? null,
    catalogue: body && hash !== null ? { body, hash } : null,
    notices: ledger.notices(),
    publications: {
      'publication/calendar': ledger.fact('publication/calendar'),
      'publication/configuration': ledger.fact('publication/configuration'),
    },
  };
}
