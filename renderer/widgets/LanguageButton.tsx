import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../text/shell-text.ts';
import { switchLanguage } from '../text.ts';

export function LanguageButton() {
  const { t, language } = useText();
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      title={t('top.languageLabel')}
      onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {t('top.language')}
    </Button>
  );
}
