import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '../text/shell-text.ts';
import { noteTrouble } from '../trouble-note.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Never a white screen: a bug in one page leaves the rest usable and says that nothing stored is lost. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly bug: Error | null }> {
  override state: { readonly bug: Error | null } = { bug: null };

  static getDerivedStateFromError(bug: Error): { bug: Error } {
    return { bug };
  }

  override componentDidCatch(bug: Error): void {
    noteTrouble('a page broke', bug);
  }

  override render(): ReactNode {
    if (!this.state.bug) return this.props.children;
    return <CrashPage bug={this.state.bug} onAgain={() => this.setState({ bug: null })} />;
  }
}

function CrashPage({ bug, onAgain }: { readonly bug: Error; readonly onAgain: () => void }) {
  const { t } = useText();
  return (
    <div className="centred-page">
      <Result
        status="warning"
        title={t('crash.title')}
        subTitle={t('crash.body')}
        extra={
          <Button type="primary" autoFocus onClick={onAgain}>
            {t('crash.reload')}
          </Button>
        }
      >
        <details>
          <summary>{t('failure.details')}</summary>
          <code className="wrap-anywhere">{String(bug)}</code>
        </details>
      </Result>
    </div>
  );
}
