import { HomeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useKioskText } from '../kiosk-text.ts';
import { VisitorBadge } from '../session/VisitorBadge.tsx';
import { CallStaff } from './CallStaff.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { RepeatButton } from './prompt.tsx';

interface KioskHeaderProps {
  /** Null on the home page itself. */
  readonly onHome: (() => void) | null;
  readonly officeName: string | null;
  /** For the staff who are called. */
  readonly page: string;
}

/** The same corners on every page: home at the left, help and language at the right. */
export function KioskHeader({ onHome, officeName, page }: KioskHeaderProps) {
  const { t } = useKioskText();
  return (
    <header className="kiosk-head">
      {onHome === null ? (
        <span className="clip kiosk-office">{officeName}</span>
      ) : (
        <Button icon={<HomeOutlined />} onClick={onHome}>
          {t('home')}
        </Button>
      )}
      <VisitorBadge />
      <span className="kiosk-corner">
        <RepeatButton />
        <CallStaff page={page} onHome={onHome} />
        <LanguageChoice />
      </span>
    </header>
  );
}
