import { Input, Select } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import { identityWarnings } from '../../../../main/domain/identity/identity-warnings.ts';
import { manualPaths, pathRules } from '../../../../main/domain/identity/manual-path.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { focusNext } from '../../../form/field-focus.ts';
import { useIdentityText } from '../identity/identity-text.ts';
import { ProofFields } from '../identity/ProofFields.tsx';
import { useIntakeText } from './words.ts';

interface ManualReasonProps {
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
}

/** Without a chip somebody says why, by which papers, and for a child who stands beside it (R40). */
export function ManualReason({ draft, problems }: ManualReasonProps) {
  const { t, pick } = useIntakeText();
  const { t: identity } = useIdentityText();
  const manual = draft.identity;
  if (manual.method !== 'manual') return null;
  const change = (next: Partial<typeof manual>) =>
    void editDraft(draft.id, (newest) =>
      newest.identity.method === 'manual' ? { ...newest, identity: { ...newest.identity, ...next } } : newest,
    );
  const path = manual.proof?.path ?? null;
  const found = problems.filter((one) => one.pointer.startsWith('/identity'));
  const number = readPointer(draft.form, '/applicant/idNumber');
  return (
    <div className="panel manual-reason" data-open={path === null}>
      <label htmlFor="manual-path">{identity('path')}</label>
      <Select
        id="manual-path"
        value={path}
        status={path === null && found.length > 0 ? 'error' : ''}
        options={manualPaths.map((value) => ({ value, label: pick(pathRules[value].name) }))}
        onChange={(chosen) => change({ proof: { path: chosen, documents: [], guardian: null } })}
      />
      {path !== null && <ProofFields path={path} proof={manual.proof} onChange={(proof) => change({ proof })} />}
      <label htmlFor="manual-reason">{t('manual.reason')}</label>
      <Input
        id="manual-reason"
        maxLength={200}
        value={manual.reason}
        placeholder={t('manual.example')}
        status={found.some(({ pointer }) => pointer === '/identity/reason') ? 'error' : ''}
        onPressEnter={({ currentTarget }) => {
          const page = currentTarget.closest<HTMLElement>('.intake-step');
          if (page) focusNext(page, currentTarget);
        }}
        onChange={({ target }) => change({ reason: target.value })}
      />
      {identityWarnings(String(number ?? '')).map((warning) => (
        <p key={warning.zh} className="due-soon">
          {pick(warning)}
        </p>
      ))}
      {found.map((problem) => (
        <p key={problem.message.zh} className="field-problem">
          {pick(problem.message)}
        </p>
      ))}
    </div>
  );
}
