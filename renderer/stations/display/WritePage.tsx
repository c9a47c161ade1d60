import { ArrowLeftOutlined, CheckOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { DisplayFrame } from './DisplayFrame.tsx';
import { callDisplay } from './display-client.ts';
import { useDisplayText } from './display-text.ts';
import { useClock } from './use-clock.ts';
import { usePaperWithoutGestures, useStrokes } from './use-strokes.ts';

interface WritePageProps {
  readonly view: ViewOf<'sign'>;
  readonly now: string;
  readonly onBack: () => void;
}

/** 签名: as large as the screen allows, by finger, pen or mouse. */
export function WritePage({ view, now, onBack }: WritePageProps) {
  const { t } = useDisplayText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useStrokes();
  usePaperWithoutGestures(canvas);
  const clock = useClock(now);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const paper = canvas.current;
    if (paper === null) return;
    const box = paper.getBoundingClientRect();
    paper.width = Math.round(box.width * window.devicePixelRatio);
    paper.height = Math.round(box.height * window.devicePixelRatio);
  }, []);

  async function send(): Promise<void> {
    if (canvas.current === null) return;
    const { tookMs, ...signature } = pad.written(canvas.current);
    const startedAt = new Date(clock.getTime() - tookMs).toISOString();
    setBusy(true);
    const { taskId, documentHash } = view;
    const written = { ...signature, startedAt, finishedAt: clock.toISOString() };
    const reply = await callDisplay('signSheet', { taskId, documentHash, written }).finally(() => setBusy(false));
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) pad.clear(canvas.current);
  }

  return (
    <DisplayFrame
      title={t('sign.here')}
      hint={`${view.sheet.title}　${view.line}`}
      failure={failure}
      actions={
        <>
          <Button size="large" icon={<ArrowLeftOutlined />} onClick={onBack}>
            {t('sign.toWords')}
          </Button>
          <Button
            size="large"
            icon={<RedoOutlined />}
            disabled={pad.isEmpty || isBusy}
            onClick={() => pad.clear(canvas.current)}
          >
            {t('sign.again')}
          </Button>
          <span className="display-spring soft">{!pad.isLongEnough && t('sign.short')}</span>
          <Button
            size="large"
            type="primary"
            icon={<CheckOutlined />}
            disabled={!pad.isLongEnough}
            loading={isBusy}
            onClick={() => void send()}
          >
            {t('sign.done')}
          </Button>
        </>
      }
    >
      <canvas ref={canvas} className="display-canvas" aria-label={t('sign.here')} {...pad.handlers} />
    </DisplayFrame>
  );
}
