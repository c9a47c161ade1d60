import { CheckCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ViewOf } from '../../../preload/contract-display.ts';
import { callDisplay } from './display-client.ts';
import { useDisplayText } from './display-text.ts';

/** What came of it, for a moment; then the idle page. */
export function ThanksPage({ of }: Pick<ViewOf<'thanks'>, 'of'>) {
  const { t } = useDisplayText();
  const isPlain = of === 'wrong' || of === 'declined';
  return (
    <div className="display-thanks">
      {isPlain ? <InfoCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden className="good" />}
      <h1>{t(`thanks.${of}`)}</h1>
      <p>{t(`thanks.${of}Hint`)}</p>
      <Button size="large" type="primary" onClick={() => void callDisplay('finish', {})}>
        {t('thanks.finish')}
      </Button>
    </div>
  );
}
