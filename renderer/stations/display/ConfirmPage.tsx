import { ArrowLeftOutlined, ArrowRightOutlined, CheckOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { ReadAloudButton } from '../../voice/ReadAloudButton.tsx';
import { DisplayFrame } from './DisplayFrame.tsx';
import { callDisplay } from './display-client.ts';
import { useDisplayText } from './display-text.ts';
import { SheetBlocks } from './SheetBlocks.tsx';
import { useReadToEnd } from './use-read-to-end.ts';
import { wordsOfBlocks } from './words-of-blocks.ts';

/** 请群众核对: page by page, to its end; a wrong answer is touched, and the clerk hears which. */
export function ConfirmPage({ view }: { readonly view: ViewOf<'confirm'> }) {
  const [page, setPage] = useState(0);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { taskId } = view;
  useEffect(() => void callDisplay('turnTo', { taskId, page, stage: 'reading' }), [taskId, page]);
  const touch = (pointer: string) =>
    setWrong((before) => (before.includes(pointer) ? before.filter((one) => one !== pointer) : [...before, pointer]));
  return <OnePage key={page} view={view} page={page} onTurn={setPage} wrong={wrong} onTouch={touch} />;
}

interface OnePageProps {
  readonly view: ViewOf<'confirm'>;
  readonly page: number;
  readonly onTurn: (page: number) => void;
  readonly wrong: readonly string[];
  readonly onTouch: (pointer: string) => void;
}

function OnePage({ view, page, onTurn, wrong, onTouch }: OnePageProps) {
  const { t } = useDisplayText();
  const { ref, isRead } = useReadToEnd();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { taskId, sheet, asksSignature, itemName } = view;
  const blocks = sheet.pages[page] ?? [];
  const isLast = page >= sheet.pages.length - 1;

  async function say(method: 'confirmForm' | 'reportWrong'): Promise<void> {
    setBusy(true);
    const input = method === 'confirmForm' ? { taskId } : { taskId, pointers: [...wrong] };
    const reply = await callDisplay(method, input).finally(() => setBusy(false));
    setFailure(reply.ok ? null : reply.failure);
  }

  return (
    <DisplayFrame
      title={t('confirm.title')}
      hint={[itemName, t('confirm.hint'), t('legal')].filter(Boolean).join('　')}
      aside={
        <>
          <ReadAloudButton speech={{ text: wordsOfBlocks(blocks) }} />
          <span className="mono">{t('confirm.page', { page: page + 1, pages: sheet.pages.length })}</span>
        </>
      }
      failure={failure}
      bodyRef={ref}
      actions={
        <>
          <Button size="large" icon={<ArrowLeftOutlined />} disabled={page === 0} onClick={() => onTurn(page - 1)}>
            {t('confirm.back')}
          </Button>
          <span className="display-spring soft">{!isRead && t('confirm.scroll')}</span>
          {wrong.length > 0 && (
            <Button
              size="large"
              danger
              icon={<WarningOutlined />}
              loading={isBusy}
              onClick={() => void say('reportWrong')}
            >
              {t('confirm.tell', { count: wrong.length })}
            </Button>
          )}
          {!isLast && (
            <Button
              size="large"
              type="primary"
              icon={<ArrowRightOutlined />}
              iconPlacement="end"
              disabled={!isRead}
              onClick={() => onTurn(page + 1)}
            >
              {t('confirm.next')}
            </Button>
          )}
          {isLast && wrong.length === 0 && (
            <Button
              size="large"
              type="primary"
              icon={<CheckOutlined />}
              disabled={!isRead}
              loading={isBusy}
              onClick={() => void say('confirmForm')}
            >
              {t(asksSignature ? 'confirm.confirmAndSign' : 'confirm.confirm')}
            </Button>
          )}
        </>
      }
    >
      <SheetBlocks blocks={blocks} marks={{ wrong, onTouch }} />
    </DisplayFrame>
  );
}
