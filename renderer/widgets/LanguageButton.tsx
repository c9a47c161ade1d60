import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../text/shell-text.ts';
import { switchLanguage } from '../text.ts';

/** `isNarrow`: the sign alone, where every word costs another one its place. */
export function LanguageButton({ isNarrow = false }: { readonly isNarrow?: boolean }) {
  const { t, language } = useText();
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      {...(isNarrow ? { 'aria-label': t('top.language') } : {})}
      title={t('top.languageLabel')}
      onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {isNarrow ? null : t('top.language')}
    </Button>
  );
}
