import { App } from 'antd';
import { useEffect } from 'react';
import { BridgeLost } from '../bridge/bridge-lost.ts';
import { useText } from '../text/shell-text.ts';

/** The one place where a lost answer ends that no screen caught: the clerk is asked to look before doing it again. */
export function LostAnswers() {
  const { notification } = App.useApp();
  const { t } = useText();
  useEffect(() => {
    const onRejection = (event: PromiseRejectionEvent) => {
      if (!(event.reason instanceof BridgeLost)) return;
      event.preventDefault();
      notification.warning({
        key: 'lost',
        title: t('lost.title'),
        description: t('lost.body'),
        duration: 0,
      });
    };
    window.addEventListener('unhandledrejection', onRejection);
    return () => window.removeEventListener('unhandledrejection', onRejection);
  }, [notification, t]);
  return null;
}
