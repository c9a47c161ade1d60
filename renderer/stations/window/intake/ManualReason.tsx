import { Input } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { focusNext } from '../../../form/field-focus.ts';
import { useIntakeText } from './words.ts';

interface ManualReasonProps {
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
}

/** Without a chip somebody must say why (R40). */
export function ManualReason({ draft, problems }: ManualReasonProps) {
  const { t, pick } = useIntakeText();
  if (draft.identity.method !== 'manual') return null;
  const found = problems.filter((one) => one.pointer.startsWith('/identity'));
  return (
    <div className="panel manual-reason">
      <label htmlFor="manual-reason">{t('manual.reason')}</label>
      <Input
        id="manual-reason"
        maxLength={200}
        value={draft.identity.reason}
        placeholder={t('manual.example')}
        status={found.length > 0 ? 'error' : ''}
        onPressEnter={({ currentTarget }) => {
          const page = currentTarget.closest<HTMLElement>('.intake-step');
          if (page) focusNext(page, currentTarget);
        }}
        onChange={(event) => {
          const reason = event.target.value;
          void editDraft(draft.id, (newest) => ({ ...newest, identity: { method: 'manual', reason } }));
        }}
      />
      {found.map((problem) => (
        <p key={problem.message.zh} className="field-problem">
          {pick(problem.message)}
        </p>
      ))}
    </div>
  );
}
