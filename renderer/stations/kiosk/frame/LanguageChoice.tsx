import './language.css';
import { CloseOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { switchToTable } from '../../../text/county-tables.ts';
import { useChineseMarks } from '../../../text/use-chinese-marks.ts';
import { switchLanguage } from '../../../text.ts';
import { useLanguageText } from './language-text.ts';
import { type OfferedLanguage, useChosenTable, useOfferedLanguages } from './offered-languages.ts';

const house = [
  { language: 'zh', name: '中文', isDraft: false },
  { language: 'en', name: 'English', isDraft: false },
] as const satisfies readonly OfferedLanguage[];

/** 中文 ↔ English by one button; where there are more, a page with each in its own words. */
export function LanguageChoice() {
  const { t } = useLanguageText();
  const { language } = useTranslation().i18n;
  const tables = useOfferedLanguages();
  const [isOpen, setOpen] = useState(false);
  const isTable = useChosenTable() !== undefined;
  useChineseMarks(isTable);
  const next = language === 'zh' ? house[1] : house[0];
  return (
    <>
      <Button
        type="text"
        icon={tables.length === 0 && <GlobalOutlined />}
        lang={next.language}
        onClick={() => switchLanguage(next.language)}
      >
        {next.name}
      </Button>
      {tables.length > 0 && (
        <Button type="text" icon={<GlobalOutlined />} aria-label={t('other')} onClick={() => setOpen(true)} />
      )}
      {isOpen && <LanguagePage tables={tables} language={language} onClose={() => setOpen(false)} />}
    </>
  );
}

interface LanguagePageProps {
  readonly tables: readonly OfferedLanguage[];
  readonly language: string;
  readonly onClose: () => void;
}

function LanguagePage({ tables, language, onClose }: LanguagePageProps) {
  const { t } = useLanguageText();
  const choose = (next: string): void => {
    if (next === 'zh' || next === 'en') switchLanguage(next);
    else switchToTable(next);
    onClose();
  };
  return (
    <div
      className="kiosk-whole"
      role="dialog"
      aria-modal="true"
      aria-labelledby="language-title"
      data-page="language"
      data-cover=""
    >
      <GlobalOutlined className="kiosk-whole-icon" aria-hidden />
      <h1 id="language-title">{t('title')}</h1>
      <div className="language-choices">
        {[...house, ...tables].map((one) => (
          <button
            key={one.language}
            type="button"
            className="language-choice"
            lang={one.language}
            aria-pressed={one.language === language}
            onClick={() => choose(one.language)}
          >
            <b>{one.name}</b>
            {one.isDraft && <span className="soft">草稿 · draft</span>}
          </button>
        ))}
      </div>
      <Button size="large" icon={<CloseOutlined />} onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  );
}

/** Under the header, on every page: how far these words can be trusted, in the language itself and in Chinese. */
export function LanguageNote() {
  const { t } = useLanguageText();
  const chosen = useChosenTable();
  if (!chosen) return null;
  return (
    <p className="language-note" data-draft={chosen.isDraft ? '' : undefined} role="note">
      {chosen.isDraft && (
        <>
          <b>{t('draft')}</b>{' '}
          <bdi lang="zh-CN" dir="ltr">
            {draftInChinese}
          </bdi>{' '}
        </>
      )}
      {t('partly')}
    </p>
  );
}

const draftInChinese = '（草稿，没有人核对过，以中文为准。）';
