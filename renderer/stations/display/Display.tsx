import './display.css';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { useEffect } from 'react';
import type { DisplayView } from '../../../preload/contract-display.ts';
import { themeOf, wearTheme } from '../../theme.ts';
import { DisplayPracticeBand } from '../../training/DisplayPracticeBand.tsx';
import { ErrorBoundary } from '../../widgets/ErrorBoundary.tsx';
import { ConfirmPage } from './ConfirmPage.tsx';
import { useDisplayText } from './display-text.ts';
import { FeePage } from './FeePage.tsx';
import { IdlePage } from './IdlePage.tsx';
import { useLargeType } from './large-type.ts';
import { RatePage } from './RatePage.tsx';
import { SignPage } from './SignPage.tsx';
import { ThanksPage } from './ThanksPage.tsx';
import { useView } from './use-view.ts';

/** 第二屏: what the citizen reads, signs and says; nothing of a station is on this page. */
export function Display() {
  const { t, language } = useDisplayText();
  const push = useView();
  const density = useLargeType() ? 'elder' : 'touch';
  useEffect(() => wearTheme(density, document.documentElement), [density]);
  return (
    <ConfigProvider
      locale={(language === 'zh' ? zhCN : enUS).default}
      theme={themeOf(density, false)}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>
        <ErrorBoundary>
          {push && <DisplayPracticeBand isPractice={push.isPractice} />}
          <main className="display" data-view={push?.view.kind ?? 'none'}>
            {push === null ? (
              <div className="centred-page soft">{t('waiting')}</div>
            ) : (
              <Shown view={push.view} now={push.now} />
            )}
          </main>
        </ErrorBoundary>
      </App>
    </ConfigProvider>
  );
}

function Shown({ view, now }: { readonly view: DisplayView; readonly now: string }) {
  switch (view.kind) {
    case 'idle':
      return <IdlePage view={view} now={now} />;
    case 'confirm':
      return <ConfirmPage key={view.taskId} view={view} />;
    case 'sign':
      return <SignPage key={view.taskId} view={view} now={now} />;
    case 'rate':
      return <RatePage key={view.taskId} view={view} />;
    case 'fee':
      return <FeePage view={view} />;
    case 'thanks':
      return <ThanksPage of={view.of} />;
  }
}
