import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { groupIdNumber } from '../../../../main/domain/mask.ts';
import { call } from '../../../bridge/client.ts';
import { KeepDrafts } from './KeepDrafts.tsx';
import { useKioskSession } from './kiosk-session.ts';
import { useSessionText } from './session-text.ts';

/** Who is logged in, as far as bystanders may read it, and the way out. */
export function VisitorBadge() {
  const { t } = useSessionText();
  const { citizen, end } = useKioskSession();
  const [openDrafts, setOpenDrafts] = useState(0);
  if (citizen === null) return null;
  /** Only a card finds a draft again: without one there is nothing to ask. */
  async function leave(): Promise<void> {
    const reply = citizen?.kind === 'card' ? await call('kioskDrafts', {}).catch(() => null) : null;
    const count = reply?.ok ? reply.value.length : 0;
    if (count === 0) await end('finished');
    else setOpenDrafts(count);
  }
  return (
    <span className="kiosk-visitor" data-visitor={citizen.kind}>
      <span className="kiosk-who">
        <b className="clip">
          <UserOutlined aria-hidden /> {citizen.kind === 'card' ? citizen.name : citizen.itemName}
        </b>
        <span className="mono soft clip">
          {citizen.kind === 'card' ? groupIdNumber(citizen.maskedIdNumber) : citizen.localNumber}
        </span>
      </span>
      <Button icon={<LogoutOutlined />} onClick={() => void leave()}>
        {t('finish')}
      </Button>
      {openDrafts > 0 && <KeepDrafts count={openDrafts} onStay={() => setOpenDrafts(0)} />}
    </span>
  );
}
