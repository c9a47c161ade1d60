import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { chime } from '../../kiosk/frame/chime.ts';
import { useStaffCallText } from './staff-call-text.ts';

/** Heard again now and then while nobody has said that they go; never more than that. */
const soundsEveryMs = 20_000;

interface StaffCallBannerProps {
  /** Null at a locked screen: it is seen and heard, and whoever signs in answers it. */
  readonly operatorName: string | null;
}

/** 自助机有人叫: on every page, over nothing. Who goes says so here, and the kiosk and the other windows hear it. */
export function StaffCallBanner({ operatorName }: StaffCallBannerProps) {
  const { t } = useStaffCallText();
  const now = useTerminalClock();
  const calls = (useTopic('staffCalls', 'staffCalls') ?? []).filter(({ until }) => until > now);
  const [failure, setFailure] = useState<Failure | null>(null);
  const waiting = calls.filter(({ takenBy }) => takenBy === null);
  const unheard = waiting.map(({ callId }) => callId).join(' ');
  useEffect(() => {
    if (unheard === '') return;
    chime('coming');
    const again = setInterval(() => chime('coming'), soundsEveryMs);
    return () => clearInterval(again);
  }, [unheard]);
  useEffect(() => {
    if (unheard !== '') setFailure(null);
  }, [unheard]);

  const answer = async (method: 'takeStaffCall' | 'endStaffCall', callId: string) => {
    const reply = await call(method, { callId });
    setFailure(reply.ok ? null : reply.failure);
  };
  const minutes = (calledAt: string) => Math.floor((Date.parse(now) - Date.parse(calledAt)) / 60_000);
  return (
    <>
      {calls.map(({ callId, kiosk, page, calledAt, takenBy }) => (
        <div
          key={callId}
          className={`supervision-banner tone-${takenBy === null ? 'warn' : 'calm'}`}
          role={takenBy === null ? 'alert' : 'status'}
          data-staff-call={takenBy === null ? 'open' : 'taken'}
        >
          <BellOutlined aria-hidden />
          <span className="clip">
            {takenBy === null
              ? t('calls', { kiosk, page: t(`pages.${pageKey(page)}`) })
              : t('taken', { kiosk, name: takenBy })}
          </span>
          {minutes(calledAt) > 0 && <span className="soft">{t('minutes', { count: minutes(calledAt) })}</span>}
          <span className="top-gap" />
          {takenBy === null && operatorName === null && <span className="soft">{t('unlockFirst')}</span>}
          {takenBy === null && operatorName !== null && (
            <Button size="small" type="primary" onClick={() => void answer('takeStaffCall', callId)}>
              {t('take')}
            </Button>
          )}
          {takenBy !== null && takenBy === operatorName && (
            <Button size="small" onClick={() => void answer('endStaffCall', callId)}>
              {t('arrived')}
            </Button>
          )}
        </div>
      ))}
      {failure && <FailureAlert failure={failure} audience="staff" />}
    </>
  );
}

const pages = ['home', 'apply', 'progress', 'guides', 'ticket', 'voice', 'papers'] as const;
const pageKey = (page: string) => pages.find((one) => one === page) ?? 'other';
