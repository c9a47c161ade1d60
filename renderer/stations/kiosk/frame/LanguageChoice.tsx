import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextTable } from '../../../../preload/contract-kiosk.ts';
import { call } from '../../../bridge/client.ts';
import { addTable, switchToTable } from '../../../text/county-tables.ts';
import { switchLanguage } from '../../../text.ts';
import { noteTrouble } from '../../../trouble-note.ts';

/** The rooms that a kiosk shows before anybody has chosen a service. */
const rooms = ['kiosk', 'kiosk-frame', 'kiosk-session', 'kiosk-out', 'keyboard'] as const;

/** 中文 → English → the county's tables → 中文. On the button stands what comes next, in its own words. */
export function LanguageChoice() {
  const { i18n } = useTranslation();
  const [tables, setTables] = useState<readonly TextTable[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void call('kioskTexts', {}).then(
      (reply) => {
        if (!reply.ok || !isCurrent) return;
        for (const table of reply.value) {
          const { missing, unusable } = addTable(table, rooms);
          if (missing.length + unusable.length > 0) noteTrouble(`words of ${table.language}`, { missing, unusable });
        }
        setTables(reply.value);
      },
      () => undefined, // the line broke: the two languages of the house are there without it
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  const choices = [
    { language: 'zh', name: '中文' },
    { language: 'en', name: 'English' },
    ...tables.map(({ language, name }) => ({ language, name })),
  ];
  const at = choices.findIndex(({ language }) => language === i18n.language);
  const next = choices[(at + 1) % choices.length] ?? choices[0];
  if (next === undefined) return null;
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      lang={next.language}
      onClick={() => {
        if (next.language === 'zh' || next.language === 'en') switchLanguage(next.language);
        else switchToTable(next.language);
      }}
    >
      {next.name}
    </Button>
  );
}
