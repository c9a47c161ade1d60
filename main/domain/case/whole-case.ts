import type { Application } from '../application.ts';
import type { FieldProblem } from '../result.ts';
import type { CaseRecord } from './case-record.ts';

/** What the state machine has to know of a case beyond the record: what it was asked for, and what is wrong with it. */
export interface WholeCase extends CaseRecord {
  readonly application: CaseRecord['application'] &
    Pick<Application, 'channel' | 'situation' | 'identity' | 'form'> & {
      readonly applicantName: string;
      readonly preCheck?: Application['preCheck'];
    };
  /** What keeps the form as it stands now from being accepted; materials are the machine's own business. */
  readonly formProblems: readonly FieldProblem[];
}
