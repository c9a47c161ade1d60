import './kiosk-staff.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { TerminalState } from '../../../../preload/contract.ts';
import { UnlockPage } from '../../window/unlock/UnlockPage.tsx';
import { useStaffText } from './staff-text.ts';

const taps = 5;
const withinMs = 4_000;
/** The corner at the upper left. 回首页 stands there on most pages, and whoever presses it in a hurry does not knock. */
const cornerPx = 140;
/** A door that was left open closes before the next villager comes. */
const openForMs = 60_000;

/** Five taps into the upper left corner: staff sign in at a kiosk, and nobody else is led there. */
export function KioskStaffDoor({ terminal }: { readonly terminal: TerminalState }) {
  const { t } = useStaffText();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let touched: number[] = [];
    const onTap = (event: PointerEvent) => {
      if (event.clientX > cornerPx || event.clientY > cornerPx) return;
      if (event.target instanceof Element && event.target.closest('button')) return;
      touched = [...touched, event.timeStamp].filter((at) => event.timeStamp - at < withinMs);
      if (touched.length < taps) return;
      touched = [];
      setOpen(true);
    };
    window.addEventListener('pointerdown', onTap, { capture: true, passive: true });
    return () => window.removeEventListener('pointerdown', onTap, { capture: true });
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    let timer = setTimeout(() => setOpen(false), openForMs);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setOpen(false), openForMs);
    };
    window.addEventListener('pointerdown', touched, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', touched);
    };
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <div className="kiosk-staff-door" role="dialog" aria-modal="true" aria-label={t('title')}>
      <UnlockPage terminal={terminal} />
      <Button className="kiosk-staff-back" onClick={() => setOpen(false)}>
        {t('back')}
      </Button>
    </div>
  );
}
