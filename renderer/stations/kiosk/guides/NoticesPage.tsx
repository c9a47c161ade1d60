import { useState } from 'react';
import type { Notice } from '../../../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { useNotices } from '../../../desk/hooks.ts';
import { AsOf } from '../../../disclosure/AsOf.tsx';
import { dayWords } from '../../../disclosure/day-words.ts';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { SearchField } from '../asked/SearchField.tsx';
import { useGuidesText } from './guides-text.ts';

/** 公告, newest first, six titles a page; the county's words are text, whatever they contain. */
export function NoticesPage({ onBack }: { readonly onBack: () => void }) {
  const { t, language } = useGuidesText();
  const notices = useNotices() ?? [];
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Notice | null>(null);
  if (chosen) {
    return (
      <Frame
        page="notice"
        progress={dayWords(shanghaiDate(chosen.publishedAt), language)}
        title={chosen.title}
        onBack={() => setChosen(null)}
      >
        <p className="wrap-anywhere keep-lines">{chosen.body}</p>
      </Frame>
    );
  }
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = notices.filter(({ title, body }) => {
    const text = `${title} ${body}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <Frame page="notices" title={t('notices')} onBack={onBack}>
      <AsOf of="notices" />
      <SearchField
        label={t('searchNotices')}
        hint={t('searchNotices')}
        value={query}
        among={notices.length}
        onChange={setQuery}
      />
      <BigChoices
        key={query}
        choices={found.map(({ id, title, publishedAt }) => ({
          key: id,
          label: title,
          hint: dayWords(shanghaiDate(publishedAt), language),
        }))}
        onChoose={(id) => setChosen(found.find((one) => one.id === id) ?? null)}
      />
      {found.length === 0 && <p className="soft">{t(notices.length === 0 ? 'noNotices' : 'noneFound')}</p>}
    </Frame>
  );
}
