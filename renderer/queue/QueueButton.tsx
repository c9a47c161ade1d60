import './queue.css';
import { Button, Drawer } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { QueuePanel } from './QueuePanel.tsx';
import { useQueueText } from './queue-text.ts';
import { useCounter } from './use-counter.ts';

/** 叫号 in the top bar: who is next, and Alt+N. What became of whoever is at the window is never guessed: then it asks. */
export function QueueButton({
  openRound,
}: {
  /** Grows with each wish to see the line. */ readonly openRound: number;
}) {
  const { t } = useQueueText();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (openRound > 0) setOpen(true);
  }, [openRound]);
  const counter = useCounter();
  const { board, current, callNext } = counter;

  const next = useCallback(() => {
    if (current === null) void callNext(null).then((isCalled) => setOpen(!isCalled));
    else if (current.visitIds.length > 0) void callNext('served').then((isCalled) => setOpen(!isCalled));
    else setOpen(true);
  }, [current, callNext]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyN' || event.repeat) return;
      event.preventDefault();
      next();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [next]);

  const waiting = board?.waiting ?? 0;
  return (
    <>
      <Button
        className="queue-button"
        title={`${t('callNext')} Alt+N · ${t('waiting', { count: waiting })}`}
        onClick={() => setOpen(true)}
      >
        {t('call')} <b className="mono">{current?.number ?? board?.next ?? '—'}</b>
        {waiting > 0 && <span className="soft">({waiting})</span>} <kbd className="queue-key">Alt N</kbd>
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('call')} size={460} destroyOnHidden>
        <QueuePanel counter={counter} />
      </Drawer>
    </>
  );
}
