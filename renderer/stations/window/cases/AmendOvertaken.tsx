import { Button } from 'antd';
import { useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { type MergeChoice, settleMerge } from '../../../../main/domain/merge-amendments.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useCaseText } from './case-text.ts';
import { type MergedFields, MergeRows, openQuestions } from './MergeRows.tsx';

interface AmendOvertakenProps {
  readonly applicationId: string;
  readonly begun: CaseFileView;
  readonly fields: MergedFields;
  readonly item: Item;
  readonly onSettled: (file: CaseFileView) => void;
}

/** The case was changed since the clerk began: what is wished goes on top of it only after a person has looked (R48). */
export function AmendOvertaken({ applicationId, begun, fields, item, onSettled }: AmendOvertakenProps) {
  const { t } = useCaseText();
  const [choices, setChoices] = useState<readonly MergeChoice[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = openQuestions(fields, choices);
  const goOn = async () => {
    const settled = settleMerge(fields, choices);
    if (!settled.ok) return setFailure(settled.failure);
    const reply = await call('saveAmending', {
      applicationId,
      base: begun.content.madeBy,
      reason: begun.amending?.reason ?? '',
      wishes: settled.value.map(({ pointer, to }) => ({ pointer, to })),
    });
    if (!reply.ok) return setFailure(reply.failure);
    onSettled(reply.value);
  };
  return (
    <>
      <p>{t('amend.overtakenAsk')}</p>
      {fields.length > 0 && <MergeRows fields={fields} item={item} choices={choices} onChoices={setChoices} />}
      {failure && <FailureAlert failure={failure} />}
      <p className="amend-actions">
        <Button type="primary" disabled={open > 0} onClick={goOn}>
          {t('amend.goOn')}
        </Button>
        {open > 0 && <span className="soft">{t('merge.left', { count: open })}</span>}
      </p>
    </>
  );
}
