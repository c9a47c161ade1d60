import '../display/display.css';
import './sign-over.css';
import { EditOutlined } from '@ant-design/icons';
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
import { WritePage } from '../display/WritePage.tsx';
import { wordsOfBlocks } from '../display/words-of-blocks.ts';

interface SignOverProps {
  readonly sheet: NonNullable<DeliveryView['sheet']>;
  readonly onSign: (signature: Input<'signDelivery'>['signature']) => Promise<Failure | null>;
  readonly onClose: () => void;
}

/** The whole glass in the receiver's hands: first the words, to their end, then the pen. Nothing of the agent's is behind it. */
export function SignOver({ sheet, onSign, onClose }: SignOverProps) {
  const [isWriting, setWriting] = useState(false);
  const now = useTerminalClock();
  const { documentHash } = sheet;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return createPortal(
    <div className="display sign-over" role="dialog" aria-modal="true" aria-label={sheet.line} tabIndex={-1} ref={box}>
      {isWriting ? (
        <WritePage
          title={sheet.sheet.title}
          line={sheet.line}
          now={now}
          onBack={() => setWriting(false)}
          onWritten={(written) => onSign({ how: 'strokes', documentHash, written })}
        />
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
