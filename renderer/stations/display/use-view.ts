import { useEffect, useState } from 'react';
import type { DisplayPush } from '../../../preload/contract-display.ts';
import { switchLanguage } from '../../text.ts';
import { onView } from './display-client.ts';

/** What is shown; null while the terminal can't be reached, and then nothing of anybody's is on the screen. */
export function useView(): DisplayPush | null {
  const [push, setPush] = useState<DisplayPush | null>(null);
  useEffect(() => {
    let wasVisit = false;
    return onView((next) => {
      if (wasVisit && next?.view.kind === 'idle') {
        beginAnew();
        return;
      }
      if (next !== null) wasVisit = next.view.kind !== 'idle';
      setPush(next);
    });
  }, []);
  return push;
}

/** After a visit the whole page is loaded anew: nothing that was read, typed or written stays in its memory. */
function beginAnew(): void {
  document.getElementById('root')?.replaceChildren();
  switchLanguage('zh');
  window.location.reload();
}
