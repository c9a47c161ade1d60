import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { call, onTopic } from '../../bridge/client.ts';
import { defineText } from '../../text.ts';

const useText = defineText(
  'idle-lock',
  { title: '还在吗？', soon: '{{seconds}} 秒后锁屏。正在填的内容都留着。', stay: '我在' },
  { title: 'Still there?', soon: 'Locked in {{seconds}} s. What was being typed stays.', stay: 'I am here' },
);

/** Time to come back to the desk before the screen goes (dossier §4: 20–45 s are usual). */
const warnedForMs = 30_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** 闲置锁屏: a screen with people's papers on it is not left open (R59). A card, a scanned page or a key is a sign of life. */
export function IdleLock({ minutes }: { readonly minutes: number }) {
  const { t } = useText();
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    let seenAtMs = performance.now();
    const seen = () => {
      seenAtMs = performance.now();
      setLeftMs(null);
    };
    const look = setInterval(() => {
      const left = minutes * 60_000 - (performance.now() - seenAtMs);
      if (left <= 0) void call('lock', {});
      setLeftMs(left > 0 && left <= warnedForMs ? left : null);
    }, 1000);
    for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true });
    const stopCard = onTopic('card', seen);
    const stopScan = onTopic('scan', seen);
    return () => {
      clearInterval(look);
      for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
      stopCard();
      stopScan();
    };
  }, [minutes]);
  return (
    <Modal
      open={leftMs !== null}
      title={t('title')}
      okText={t('stay')}
      cancelButtonProps={{ hidden: true }}
      closable={false}
      mask={{ closable: false }}
      width={360}
      onOk={() => setLeftMs(null)}
    >
      {t('soon', { seconds: Math.ceil((leftMs ?? 0) / 1000) })}
    </Modal>
  );
}
