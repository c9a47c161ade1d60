import { Alert, Modal } from 'antd';
import type { Pasting } from './use-paste.ts';
import { useVisitText } from './visit-text.ts';

/** 字段 ← 值, before anything is filled in: Enter takes it, Esc pastes into the one field alone. */
export function PasteDialog({ pasting }: { readonly pasting: Pasting }) {
  const { t, pick } = useVisitText();
  const { question } = pasting;
  const offers = question?.offers ?? [];
  return (
    <Modal
      open={question !== null}
      title={t('paste.title')}
      okText={`${t('paste.ok')}（${offers.length}）`}
      cancelText={t('paste.asIs')}
      okButtonProps={{ autoFocus: true }}
      onOk={() => pasting.fill(t('paste.pasted', { count: offers.length }))}
      onCancel={pasting.asIs}
      destroyOnHidden
    >
      <dl className="paste-offers">
        {offers.map(({ pointer, label, value }) => (
          <div key={pointer} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>← {value}</dd>
          </div>
        ))}
      </dl>
      {question?.refused.map(({ text, why }) => (
        <Alert key={text} type="warning" showIcon title={t('paste.refused', { text })} description={pick(why)} />
      ))}
      <p className="soft">{t('paste.undo')}</p>
    </Modal>
  );
}
