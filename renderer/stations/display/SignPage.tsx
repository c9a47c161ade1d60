import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { ReadAloudButton } from '../../voice/ReadAloudButton.tsx';
import { DisplayFrame } from './DisplayFrame.tsx';
import { callDisplay } from './display-client.ts';
import { useDisplayText } from './display-text.ts';
import { SheetBlocks } from './SheetBlocks.tsx';
import { useReadToEnd } from './use-read-to-end.ts';
import { WritePage } from './WritePage.tsx';
import { wordsOfBlocks } from './words-of-blocks.ts';

/** 签名: first the words, to their end; then the pen. What was just read page by page goes to the pen at once. */
export function SignPage({ view, now }: { readonly view: ViewOf<'sign'>; readonly now: string }) {
  const { t } = useDisplayText();
  const [isWriting, setWriting] = useState(view.isRead);
  const { ref, isRead } = useReadToEnd();
  const { taskId, sheet, isUndertaking, documentHash } = view;
  useEffect(
    () => void callDisplay('turnTo', { taskId, page: 0, stage: isWriting ? 'signing' : 'reading' }),
    [taskId, isWriting],
  );
  if (isWriting) {
    return (
      <WritePage
        title={sheet.title}
        line={view.line}
        now={now}
        onBack={() => setWriting(false)}
        onWritten={async (written) => {
          const reply = await callDisplay('signSheet', { taskId, documentHash, written });
          return reply.ok ? null : reply.failure;
        }}
      />
    );
  }
  const blocks = sheet.pages.flat();
  return (
    <DisplayFrame
      title={sheet.title}
      hint={[t(isUndertaking ? 'sign.undertaking' : 'sign.read'), t('legal')].filter(Boolean).join('　')}
      aside={<ReadAloudButton speech={{ text: wordsOfBlocks(blocks) }} />}
      bodyRef={ref}
      actions={
        <>
          <Button size="large" onClick={() => void callDisplay('decline', { taskId })}>
            {t(isUndertaking ? 'sign.decline' : 'sign.declineForm')}
          </Button>
          <span className="display-spring soft">{!isRead && t('sign.scroll')}</span>
          <Button
            size="large"
            type="primary"
            icon={<EditOutlined />}
            disabled={!isRead}
            onClick={() => setWriting(true)}
          >
            {t(isUndertaking ? 'sign.agree' : 'sign.go')}
          </Button>
        </>
      }
    >
      {sheet.numberText !== null && <p className="display-number">{sheet.numberText}</p>}
      <SheetBlocks blocks={blocks} />
    </DisplayFrame>
  );
}
