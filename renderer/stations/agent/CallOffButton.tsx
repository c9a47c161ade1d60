import { Button, Popconfirm } from 'antd';
import { useAgentText } from './agent-text.ts';

/** 登记错了: of a visit that the agent registered, and at which nothing was received. */
export function CallOffButton({ onCallOff }: { readonly onCallOff: () => void }) {
  const { t } = useAgentText();
  return (
    <Popconfirm
      title={t('finish.callOff')}
      description={t('finish.callOffHow')}
      okText={t('finish.callOffYes')}
      cancelText={t('finish.cancel')}
      onConfirm={onCallOff}
    >
      <Button size="large">{t('finish.callOff')}</Button>
    </Popconfirm>
  );
}
