import { Spin } from 'antd';
import { useText } from '../text/shell-text.ts';

export function Waiting({ words }: { readonly words?: string }) {
  const { t } = useText();
  return (
    <div className="centred-page" role="status">
      <div>
        <Spin size="small" /> {words ?? t('waiting')}
      </div>
    </div>
  );
}
