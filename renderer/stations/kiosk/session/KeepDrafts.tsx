import { Button } from 'antd';
import { useKioskSession } from './kiosk-session.ts';
import { useSessionText } from './session-text.ts';

interface KeepDraftsProps {
  readonly count: number;
  readonly onStay: () => void;
}

/** 没办完的草稿: theirs to keep or to have wiped; whoever says nothing has them wiped. */
export function KeepDrafts({ count, onStay }: KeepDraftsProps) {
  const { t } = useSessionText();
  const { end } = useKioskSession();
  return (
    <div
      className="kiosk-whole"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="keep-title"
      data-page="keep-drafts"
    >
      <h1 id="keep-title">{t('open', { count })}</h1>
      <p>{t('openHint')}</p>
      <div className="idle-actions">
        <Button type="primary" size="large" onClick={onStay}>
          {t('goOn')}
        </Button>
        <Button size="large" onClick={() => void end('finished', { keepDrafts: true })}>
          {t('keep')}
        </Button>
        <Button size="large" onClick={() => void end('finished', { keepDrafts: false })}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}
