import { Alert, Button } from 'antd';
import { useIntakeText } from './words.ts';

export function DraftGone({ onGoOn }: { readonly onGoOn: () => void }) {
  const { t } = useIntakeText();
  return (
    <Alert
      type="info"
      showIcon
      role="alert"
      title={t('gone')}
      action={<Button onClick={onGoOn}>{t('goneOk')}</Button>}
    />
  );
}
