import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { MergeChoice } from '../../../../main/domain/merge-amendments.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useCaseText } from './case-text.ts';
import { type MergedFields, MergeRows } from './MergeRows.tsx';

interface MergeQuestionsProps {
  readonly fields: MergedFields;
  readonly item: Item | null;
  readonly submit: string;
  /** Null when it is done. */
  readonly onSubmit: (choices: readonly MergeChoice[]) => Promise<Failure | null>;
  /** Between the rows and what is done about them. */
  readonly children?: ReactNode;
}

/** What both sides changed, row by row; it goes on when a person has chosen wherever they differ. */
export function MergeQuestions({ fields, item, submit, onSubmit, children }: MergeQuestionsProps) {
  const { t } = useCaseText();
  const [choices, setChoices] = useState<readonly MergeChoice[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = openQuestions(fields, choices);
  return (
    <>
      {fields.length > 0 && <MergeRows fields={fields} item={item} choices={choices} onChoices={setChoices} />}
      {children}
      {failure && <FailureAlert failure={failure} />}
      <p className="amend-actions">
        <Button type="primary" disabled={open > 0} onClick={async () => setFailure(await onSubmit(choices))}>
          {submit}
        </Button>
        {open > 0 && <span className="soft">{t('merge.left', { count: open })}</span>}
      </p>
    </>
  );
}

function openQuestions(fields: MergedFields, choices: readonly MergeChoice[]): number {
  const isOpen = ({ kind, pointer }: MergedFields[number]) =>
    kind === 'both-differ' && !choices.some((choice) => choice.pointer === pointer);
  return fields.filter(isOpen).length;
}
