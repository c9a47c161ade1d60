import { type Language, switchLanguage } from '../text.ts';
import { Choices } from './Choices.tsx';
import { useSetupText } from './setup-text.ts';

/** Each language in its own words: whoever can't read the other one finds theirs. */
export function LanguageStep() {
  const { t, language } = useSetupText();
  return (
    <>
      <h2>{t('language.title')}</h2>
      <p className="soft">{t('language.why')}</p>
      <Choices<Language>
        chosen={language}
        onChoose={switchLanguage}
        choices={[
          { value: 'zh', label: '中文', hint: '简体中文' },
          { value: 'en', label: 'English', hint: 'English' },
        ]}
      />
    </>
  );
}
