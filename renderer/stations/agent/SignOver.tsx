import '../display/display.css';
import './sign-over.css';
import { ArrowLeftOutlined, CheckOutlined, EditOutlined, RedoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Failure } from '../../../main/domain/result.ts';
import type { Input } from '../../../preload/contract.ts';
import type { DeliveryView } from '../../../preload/contract-agent.ts';
import { ReadAloudButton } from '../../voice/ReadAloudButton.tsx';
import { useTerminalClock } from '../../widgets/use-terminal-clock.ts';
import { DisplayFrame } from '../display/DisplayFrame.tsx';
import { useDisplayText } from '../display/display-text.ts';
import { SheetBlocks } from '../display/SheetBlocks.tsx';
import { useReadToEnd } from '../display/use-read-to-end.ts';
import { usePaperWithoutGestures, useStrokes } from '../display/use-strokes.ts';
import { wordsOfBlocks } from '../display/words-of-blocks.ts';

interface SignOverProps {
  readonly sheet: NonNullable<DeliveryView['sheet']>;
  readonly onSign: (signature: Input<'signDelivery'>['signature']) => Promise<Failure | null>;
  readonly onClose: () => void;
}

/** The whole glass in the receiver's hands: first the words, to their end, then the pen. Nothing of the agent's is behind it. */
export function SignOver({ sheet, onSign, onClose }: SignOverProps) {
  const [isWriting, setWriting] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return createPortal(
    <div className="display sign-over" role="dialog" aria-modal="true" aria-label={sheet.line} tabIndex={-1} ref={box}>
      {isWriting ? (
        <WriteSheet sheet={sheet} onSign={onSign} onBack={() => setWriting(false)} />
      ) : (
        <ReadSheet sheet={sheet} onGo={() => setWriting(true)} onClose={onClose} />
      )}
    </div>,
    document.body,
  );
}

function ReadSheet({
  sheet: { sheet },
  onGo,
  onClose,
}: Pick<SignOverProps, 'sheet' | 'onClose'> & { readonly onGo: () => void }) {
  const { t } = useDisplayText();
  const { ref, isRead } = useReadToEnd();
  const blocks = sheet.pages.flat();
  return (
    <DisplayFrame
      title={sheet.title}
      hint={t('sign.read')}
      aside={<ReadAloudButton speech={{ text: wordsOfBlocks(blocks) }} />}
      bodyRef={ref}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {t('sign.declineForm')}
          </Button>
          <span className="display-spring soft">{!isRead && t('sign.scroll')}</span>
          <Button size="large" type="primary" icon={<EditOutlined />} disabled={!isRead} onClick={onGo}>
            {t('sign.go')}
          </Button>
        </>
      }
    >
      {sheet.numberText !== null && <p className="display-number">{sheet.numberText}</p>}
      <SheetBlocks blocks={blocks} />
    </DisplayFrame>
  );
}

function WriteSheet({
  sheet: { sheet, line, documentHash },
  onSign,
  onBack,
}: Pick<SignOverProps, 'sheet' | 'onSign'> & { readonly onBack: () => void }) {
  const { t } = useDisplayText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useStrokes();
  usePaperWithoutGestures(canvas);
  const now = useTerminalClock();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const paper = canvas.current;
    if (paper === null) return;
    const box = paper.getBoundingClientRect();
    paper.width = Math.round(box.width * window.devicePixelRatio);
    paper.height = Math.round(box.height * window.devicePixelRatio);
  }, []);
  const send = async () => {
    if (canvas.current === null) return;
    const { tookMs, ...strokes } = pad.written(canvas.current);
    const startedAt = new Date(Date.parse(now) - tookMs).toISOString();
    const written = { ...strokes, startedAt, finishedAt: new Date(now).toISOString() };
    setBusy(true);
    setFailure(await onSign({ how: 'strokes', documentHash, written }).finally(() => setBusy(false)));
  };
  return (
    <DisplayFrame
      title={t('sign.here')}
      hint={`${sheet.title}　${line}`}
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
