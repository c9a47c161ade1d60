import { Segmented } from 'antd';
import { call } from '../../../bridge/client.ts';
import { useSendingText } from './sending-text.ts';

const shares = [0.25, 0.5, 0.75, 1];

/** 忙时带宽 */
export function UploadShare({ share }: { readonly share: number }) {
  const { t } = useSendingText();
  return (
    <div className="soft">
      <span id="upload-share">{t('share')}</span>
      <Segmented
        aria-labelledby="upload-share"
        size="small"
        value={share}
        options={shares.map((value) => ({ value, label: `${value * 100}%` }))}
        onChange={(value) => void call('setUploadShare', { share: value })}
      />
    </div>
  );
}
