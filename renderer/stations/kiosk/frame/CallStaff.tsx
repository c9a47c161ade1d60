import { BellOutlined, CheckCircleOutlined, EnvironmentOutlined, HomeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { useVoice } from '../../../voice/use-voice.ts';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { useKioskSession } from '../session/kiosk-session.ts';
import { type CallAnswer, callAnswer } from './call-answer.ts';
import { chime } from './chime.ts';
import { useFrameText } from './frame-text.ts';

const unheard = { reached: false, waitSeconds: 0 } as const;

const icons = {
  asking: <BellOutlined />,
  waiting: <BellOutlined />,
  coming: <CheckCircleOutlined />,
  'go-there': <EnvironmentOutlined />,
} as const;

interface CallStaffProps {
  readonly page: string;
  /** null: this is the home page. */
  readonly onHome: (() => void) | null;
}

/** 叫工作人员: on every page and in every mode. What was being filled in stays beneath, and the button says how far it is. */
export function CallStaff({ page, onHome }: CallStaffProps) {
  const { t } = useFrameText();
  const voice = useVoice();
  const [isShown, setShown] = useState(false);
  const [told, setTold] = useState<Pick<Output<'callStaff'>, 'reached' | 'waitSeconds'> | null>(null);
  const [open] = useTopic('staffCalls', 'staffCalls') ?? [];
  const answer = callAnswer({ open: open ?? null, told, now: useTerminalClock() });

  useEffect(() => {
    if (answer !== 'coming') return;
    chime('coming');
    setShown(true);
    return () => {
      // They have arrived, or time enough for it has gone by.
      setShown(false);
      setTold(null);
    };
  }, [answer]);

  async function ring(): Promise<void> {
    setShown(true);
    if (answer === 'waiting' || answer === 'coming') return;
    setTold(null);
    chime('coming');
    voice.say({ key: 'kiosk-staff-coming', text: t('say.staff') });
    const reply = await call('callStaff', { page }).catch(() => null);
    setTold(reply?.ok ? reply.value : unheard);
  }
  async function cancel(): Promise<void> {
    setShown(false);
    setTold(null);
    // Without a line nobody was told, and nobody comes.
    if (open) await call('endStaffCall', { callId: open.callId }).catch(() => null);
  }
  const isOpen = open !== undefined && (answer === 'waiting' || answer === 'coming');
  return (
    <>
      <Button
        className="kiosk-call"
        icon={<BellOutlined />}
        data-call={isOpen ? answer : undefined}
        onClick={() => void ring()}
      >
        {isOpen ? t(`call.${answer}`) : t('callStaff')}
      </Button>
      {isShown && (
        <div
          className="kiosk-whole"
          role="alertdialog"
          aria-modal="true"
          aria-labelledby="staff-coming"
          data-page="staff"
          data-answer={answer}
        >
          <span className="kiosk-whole-sign" aria-hidden>
            {icons[answer]}
          </span>
          <Answer answer={answer} comesBy={open?.takenBy ?? null} />
          <div className="kiosk-whole-ways">
            <Button type="primary" size="large" onClick={() => setShown(false)}>
              {t('comingBack')}
            </Button>
            {onHome !== null && (
              <Button
                size="large"
                icon={<HomeOutlined />}
                data-press="home"
                onClick={() => {
                  setShown(false);
                  onHome();
                }}
              >
                {t('comingHome')}
              </Button>
            )}
            {isOpen && (
              <Button size="large" onClick={() => void cancel()}>
                {t('cancelCall')}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Answer({ answer, comesBy }: { readonly answer: CallAnswer; readonly comesBy: string | null }) {
  const { t } = useFrameText();
  const { officeName, phone } = useKioskSession().help;
  const where = officeName === null ? t('goPlain') : t('goTo', { office: officeName });
  return (
    <div className="call-answer" aria-live="polite">
      <h1 id="staff-coming">{answer === 'coming' ? t('comes', { name: comesBy ?? '' }) : t(`title.${answer}`)}</h1>
      <p>{answer === 'go-there' ? where : t(`hint.${answer}`)}</p>
      {answer === 'go-there' && phone !== null && <p className="call-phone">{t('goPhone', { phone })}</p>}
    </div>
  );
}
