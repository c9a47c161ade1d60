import { ArrowLeftOutlined, CheckOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { WrittenSignature } from '../../../main/domain/display/strokes.ts';
import type { Failure } from '../../../main/domain/result.ts';
import { DisplayFrame } from './DisplayFrame.tsx';
import { useDisplayText } from './display-text.ts';
import { useClock } from './use-clock.ts';
import { usePaperWithoutGestures, useStrokes } from './use-strokes.ts';

interface WritePageProps {
  /** What is signed, as its head says it. */
  readonly title: string;
  /** Whose name belongs here. */
  readonly line: string;
  /** The terminal's time: the glass may stand on a computer with another. */
  readonly now: string;
  readonly onBack: () => void;
  /** A failure is said, and the glass is cleared: what was refused is no signature of anything. */
  readonly onWritten: (written: WrittenSignature) => Promise<Failure | null>;
}

/** 签名: as large as the screen allows, by finger, pen or mouse. */
export function WritePage({ title, line, now, onBack, onWritten }: WritePageProps) {
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
    const { tookMs, ...strokes } = pad.written(canvas.current);
    const startedAt = new Date(clock.getTime() - tookMs).toISOString();
    setBusy(true);
    const written = { ...strokes, startedAt, finishedAt: clock.toISOString() };
    const refused = await onWritten(written).finally(() => setBusy(false));
    setFailure(refused);
    if (refused !== null) pad.clear(canvas.current);
  }

  return (
    <DisplayFrame
      title={t('sign.here')}
      hint={`${title}　${line}`}
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
