import { Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useLink } from '../bridge/hooks.ts';
import { useText } from '../text/shell-text.ts';

/** A blink of the link is not worth a veil. */
const patienceMs = 400;

/** Says plainly that the main process can't be reached, and keeps hands off a page that could not save. */
export function LinkVeil() {
  const isUp = useLink();
  const [isShown, setShown] = useState(false);
  const { t } = useText();
  useEffect(() => {
    if (isUp) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isUp]);
  if (!isShown) return null;
  return (
    <div className="veil" role="alert">
      <div className="sheet">
        <h2>
          <Spin size="small" /> {t('reconnecting.title')}
        </h2>
        <p>{t('reconnecting.body')}</p>
      </div>
    </div>
  );
}
