import { Modal } from 'antd';
import { useSignal } from '../../../desk/hooks.ts';
import { changeVisit, currentVisit, nextVisitor } from './visit.ts';
import { useIntakeText } from './words.ts';

/** Somebody else's card was placed while drafts are open: nothing is mixed up, nothing is lost. */
export function NextPerson() {
  const { t } = useIntakeText();
  const { nextPerson } = useSignal(currentVisit);
  const name = nextPerson?.reading.name ?? '';
  return (
    <Modal
      open={nextPerson !== null}
      title={t('visitor.otherTitle')}
      okText={t('visitor.otherOk', { name })}
      cancelText={t('visitor.otherCancel')}
      okButtonProps={{ autoFocus: true }}
      onOk={() => nextVisitor(nextPerson?.reading)}
      onCancel={() => changeVisit({ nextPerson: null })}
    >
      {t('visitor.otherBody', { name, before: nextPerson?.before || t('visitor.somebody') })}
    </Modal>
  );
}
