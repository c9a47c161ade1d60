import { Alert } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import { isExpired } from '../../../../main/domain/identity/check-identity-proof.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { useIdentityText } from './identity-text.ts';
import { ProofFields } from './ProofFields.tsx';

interface ExpiredCardProps {
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
}

/** 身份证过期 (R40): the case goes on by one of the named papers, and says which. */
export function ExpiredCard({ draft, problems }: ExpiredCardProps) {
  const { t, pick } = useIdentityText();
  const { identity } = draft;
  const now = useTerminalClock();
  const validTo = readPointer(draft.form, '/applicant/idValidTo');
  if (identity.method !== 'chip' || !isExpired(validTo, shanghaiDate(now))) return null;
  const found = problems.filter(({ pointer }) => pointer.startsWith('/identity'));
  return (
    <div className="panel manual-reason" data-proof="expired">
      <Alert type="warning" showIcon title={t('expired')} />
      <ProofFields
        path="expired"
        proof={identity.proof}
        onChange={(proof) => void editDraft(draft.id, (newest) => ({ ...newest, identity: { ...identity, proof } }))}
      />
      {found.map((problem) => (
        <p key={problem.pointer} className="field-problem">
          {pick(problem.message)}
        </p>
      ))}
    </div>
  );
}
