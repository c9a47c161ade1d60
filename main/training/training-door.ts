import type { Operator } from '../../preload/contract.ts';
import type { TrainingView } from '../../preload/contract-training.ts';
import type { CataloguePackage, Notice } from '../domain/catalogue.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { LedgerFacts } from '../ledger/port.ts';

/** 练习, as the verbs see it: whoever runs the two terminals stands behind it. */
export interface TrainingDoor {
  /** The terminal that asks is the one for practice. */
  readonly isHere: boolean;
  view(): Promise<TrainingView>;
  /** `person`: who is at work now, and goes on as the same one. */
  begin(order: { readonly plan: TrainingPlan; readonly person: Operator | null }): Promise<Result<TrainingView>>;
  end(order: { readonly wipe: boolean }): Promise<Result<TrainingView>>;
}

/** What practice takes over from the real terminal: public things and names, nothing of any citizen, and no key. */
export interface TrainingPlan {
  readonly people: readonly TrainingPerson[];
  readonly officeName: string | null;
  readonly countyName: string | null;
  /** Null where the real terminal has none yet: the sample one then. */
  readonly catalogue: { readonly body: CataloguePackage; readonly hash: string } | null;
  readonly notices: readonly Notice[];
  readonly publications: Pick<Partial<LedgerFacts>, 'publication/calendar' | 'publication/configuration'>;
}

export interface TrainingPerson extends Operator {
  readonly roles: readonly string[];
}

/** Of a terminal that runs alone. */
export const noTraining: TrainingDoor = {
  isHere: false,
  view: async () => ({ isHere: false, kept: null, keptDays: 0 }),
  begin: async () => failed('terminal/fault', 'this terminal runs alone'),
  end: async () => ok({ isHere: false, kept: null, keptDays: 0 }),
};
