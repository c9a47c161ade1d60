import { EyeOutlined } from '@ant-design/icons';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useFrameText } from './frame-text.ts';

/** 长辈模式, chosen on the first page by a big button; it ends with the visit. */
export function ElderSwitch() {
  const { t } = useFrameText();
  const { mode, chooseMode } = useKioskSession();
  const isElder = mode === 'elder';
  return (
    <button
      type="button"
      className="elder-switch"
      aria-pressed={isElder}
      onClick={() => chooseMode(isElder ? 'normal' : 'elder')}
    >
      <EyeOutlined aria-hidden />
      <b>{t(isElder ? 'elderOff' : 'elder')}</b>
      {!isElder && <span className="soft">{t('elderHint')}</span>}
    </button>
  );
}
