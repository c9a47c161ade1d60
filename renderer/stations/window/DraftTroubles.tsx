import { Button, Modal, Table } from 'antd';
import { changedElsewhere } from '../../desk/current-desk.ts';
import { useChangedElsewhere, useDeskTrouble } from '../../desk/hooks.ts';
import type { LostAnswer } from '../../desk/merge-drafts.ts';
import { useText } from '../../text/shell-text.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';

/** What was typed and is not (or will not be) in the ledger is always said, never dropped silently. */
export function DraftTroubles() {
  const { t } = useText();
  const trouble = useDeskTrouble();
  const [first, ...rest] = useChangedElsewhere();
  const close = () => changedElsewhere.set(rest);
  return (
    <>
      {trouble && <FailureAlert failure={trouble} />}
      {first && (
        <Modal
          open
          title={`${t('draftSaving.changed')} · ${first.draft.itemName}`}
          onCancel={close}
          footer={
            <Button type="primary" autoFocus onClick={close}>
              {t('draftSaving.close')}
            </Button>
          }
        >
          <p>{t('draftSaving.changedBody')}</p>
          <Table<LostAnswer>
            size="small"
            rowKey="pointer"
            pagination={false}
            dataSource={[...first.lost]}
            columns={[
              { title: t('draftSaving.field'), dataIndex: 'pointer', className: 'wrap-anywhere' },
              { title: t('draftSaving.mine'), render: (_, lost) => textOf(lost.mine), className: 'wrap-anywhere' },
              { title: t('draftSaving.stored'), render: (_, lost) => textOf(lost.stored), className: 'wrap-anywhere' },
            ]}
          />
        </Modal>
      )}
    </>
  );
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
