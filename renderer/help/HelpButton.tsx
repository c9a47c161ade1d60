import './help.css';
import { QuestionCircleOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { HelpSheet } from './HelpSheet.tsx';
import { type HelpPage, helpPages } from './help-pages.ts';
import { useHelpText } from './help-text.ts';

interface HelpButtonProps {
  readonly page: HelpPage;
  readonly className?: string;
}

/** 「?」 and F1, on every page of the staff. */
export function HelpButton({ page, className = 'help-button' }: HelpButtonProps) {
  const { t, pick } = useHelpText();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return;
      // The browser has a help of its own behind this key.
      event.preventDefault();
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  const { zh, en } = helpPages[page];
  return (
    <>
      <button
        type="button"
        className={className}
        aria-keyshortcuts="F1"
        aria-expanded={isOpen}
        title={t('hint')}
        data-help={page}
        onClick={() => setOpen(true)}
      >
        <QuestionCircleOutlined className="rail-icon" aria-hidden />
        <span>{t('open')}</span>
      </button>
      <HelpSheet
        isOpen={isOpen}
        title={pick({ zh: zh.title, en: en.title })}
        page={page}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
