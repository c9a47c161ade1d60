import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useVoice } from '../../../voice/use-voice.ts';
import { chime } from './chime.ts';
import { useFrameText } from './frame-text.ts';

/** 叫工作人员: on every page and in every mode. What was being filled in stays beneath. */
export function CallStaff({ page }: { readonly page: string }) {
  const { t } = useFrameText();
  const voice = useVoice();
  const [called, setCalled] = useState<Pick<Output<'callStaff'>, 'officeName' | 'phone'> | null>(null);
  async function ring(): Promise<void> {
    // The page comes up at once: what the terminal knows of its office is added when it answers.
    setCalled({ officeName: null, phone: null });
    chime('coming');
    voice.say({ key: 'kiosk-staff-coming', text: t('say.staff') });
    const reply = await call('callStaff', { page }).catch(() => null);
    if (reply?.ok) setCalled((now) => now && reply.value);
  }
  return (
    <>
      <Button className="kiosk-call" icon={<BellOutlined />} onClick={() => void ring()}>
        {t('callStaff')}
      </Button>
      {called !== null && (
        <div
          className="kiosk-whole"
          role="alertdialog"
          aria-modal="true"
          aria-labelledby="staff-coming"
          data-page="staff"
        >
          <BellOutlined className="kiosk-whole-icon" aria-hidden />
          <h1 id="staff-coming">{t('comingTitle')}</h1>
          <p>{called.officeName === null ? t('comingPlain') : t('comingAt', { office: called.officeName })}</p>
          {called.phone !== null && <p>{t('comingPhone', { phone: called.phone })}</p>}
          <Button type="primary" size="large" onClick={() => setCalled(null)}>
            {t('comingBack')}
          </Button>
        </div>
      )}
    </>
  );
}
