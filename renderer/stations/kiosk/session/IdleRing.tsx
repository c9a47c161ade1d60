import { Button } from 'antd';
import { useKioskSession } from './kiosk-session.ts';
import { useSessionText } from './session-text.ts';

interface IdleRingProps {
  readonly secondsLeft: number;
  readonly countdownSeconds: number;
  readonly onStay: () => void;
}

const radius = 54;
const around = 2 * Math.PI * radius;

/** 倒计时: a ring that any touch sends away; the page beneath stays as it was. */
export function IdleRing({ secondsLeft, countdownSeconds, onStay }: IdleRingProps) {
  const { t } = useSessionText();
  const { end, keepsDrafts } = useKioskSession();
  const share = Math.min(1, secondsLeft / countdownSeconds);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key pressed anywhere goes on as well (use-idle-phase.ts)
    <div
      className="kiosk-veil"
      onClick={onStay}
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="idle-title"
      data-page="idle"
    >
      <div className="sheet idle-box">
        <svg className="idle-ring" viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r={radius} className="idle-track" />
          <circle
            cx="60"
            cy="60"
            r={radius}
            className="idle-left"
            strokeDasharray={`${around * share} ${around}`}
            transform="rotate(-90 60 60)"
          />
          <text x="60" y="62" textAnchor="middle" dominantBaseline="middle">
            {secondsLeft}
          </text>
        </svg>
        <h1 id="idle-title">{t('stillThere')}</h1>
        <p>{t(keepsDrafts ? 'kept' : 'soon', { seconds: secondsLeft })}</p>
        <div className="idle-actions">
          <Button type="primary" size="large" onClick={onStay}>
            {t('goOn')}
          </Button>
          <Button
            size="large"
            onClick={(event) => {
              event.stopPropagation();
              void end('finished');
            }}
          >
            {t('leave')}
          </Button>
        </div>
      </div>
    </div>
  );
}
