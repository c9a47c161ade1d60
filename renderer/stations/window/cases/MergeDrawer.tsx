import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { MergeChoice } from '../../../../main/domain/merge-amendments.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useCaseText } from './case-text.ts';
import { MergeRows, openQuestions } from './MergeRows.tsx';

type Merge = NonNullable<CaseFileView['merge']>;

interface MergeDrawerProps {
  readonly applicationId: string;
  readonly merge: Merge;
  readonly item: Item | null;
  readonly onClose: () => void;
}

/** 合并: what both sides changed of one version. One of these a version: a choice never stands for a value unseen. */
export function MergeDrawer({ applicationId, merge, item, onClose }: MergeDrawerProps) {
  const { t } = useCaseText();
  const { notification } = App.useApp();
  const [choices, setChoices] = useState<readonly MergeChoice[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = openQuestions(merge.fields, choices);
  const submit = async () => {
    const { theirVersion } = merge;
    const reply = await call('mergeAmendments', { applicationId, theirVersion, choices: [...choices] });
    if (!reply.ok) return setFailure(reply.failure);
    notification.success({ key: `merged-${applicationId}`, title: t('amend.saved'), placement: 'topRight' });
    onClose();
  };
  return (
    <Drawer open onClose={onClose} size={1080} title={t('merge.title')} className="merge">
      <p>{t('merge.body', { version: merge.theirVersion })}</p>
      <MergeRows fields={merge.fields} item={item} choices={choices} onChoices={setChoices} />
      <p className="soft wrap-anywhere">{merge.reasons.join('；')}</p>
      {failure && <FailureAlert failure={failure} />}
      <p className="amend-actions">
        <Button type="primary" disabled={open > 0} onClick={submit}>
          {t('merge.submit')}
        </Button>
        {open > 0 && <span className="soft">{t('merge.left', { count: open })}</span>}
      </p>
    </Drawer>
  );
}
