import { App, Drawer } from 'antd';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { MergeChoice } from '../../../../main/domain/merge-amendments.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { useCaseText } from './case-text.ts';
import { MergeQuestions } from './MergeQuestions.tsx';

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
  const { theirVersion } = merge;
  const submit = async (choices: readonly MergeChoice[]) => {
    const reply = await call('mergeAmendments', { applicationId, theirVersion, choices: [...choices] });
    if (!reply.ok) return reply.failure;
    notification.success({ key: `merged-${applicationId}`, title: t('amend.saved'), placement: 'topRight' });
    onClose();
    return null;
  };
  return (
    <Drawer open onClose={onClose} size={1080} title={t('merge.title')} className="merge">
      <p>{t('merge.body', { version: theirVersion })}</p>
      <MergeQuestions fields={merge.fields} item={item} submit={t('merge.submit')} onSubmit={submit}>
        <p className="soft wrap-anywhere">{merge.reasons.join('；')}</p>
      </MergeQuestions>
    </Drawer>
  );
}
