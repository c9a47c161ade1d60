import { UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { groupIdNumber } from '../../../../main/domain/mask.ts';
import { useKioskSession } from './kiosk-session.ts';
import { useSessionText } from './session-text.ts';

/** Who is logged in, as far as bystanders may read it, and the way out. */
export function VisitorBadge() {
  const { t } = useSessionText();
  const { citizen, end } = useKioskSession();
  if (citizen === null) return null;
  return (
    <span className="kiosk-visitor" data-visitor={citizen.kind}>
      <UserOutlined aria-hidden />
      <b className="clip">{citizen.kind === 'card' ? citizen.name : citizen.itemName}</b>
      <span className="mono soft clip">
        {citizen.kind === 'card' ? groupIdNumber(citizen.maskedIdNumber) : citizen.localNumber}
      </span>
      <Button onClick={() => void end('finished')}>{t('finish')}</Button>
    </span>
  );
}
