import { Input } from 'antd';
import { useState } from 'react';
import { shortTime } from '../../main/domain/dates.ts';
import { useNotices } from '../desk/hooks.ts';
import { AsOf } from '../disclosure/AsOf.tsx';
import { useDisclosureText } from '../disclosure/disclosure-text.ts';
import { useText } from '../text/shell-text.ts';

/** 公告, newest first. The county's words are text, whatever they contain. */
export function NoticeList() {
  const { t } = useText();
  const { t: say } = useDisclosureText();
  const [query, setQuery] = useState('');
  const notices = useNotices() ?? [];
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const shown = notices.filter(({ title, body }) => {
    const text = `${title} ${body}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div className="notice-page">
      <AsOf of="notices" />
      {notices.length > 0 && (
        <Input.Search
          allowClear
          aria-label={say('searchNotices')}
          placeholder={say('searchNotices')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      )}
      {shown.length === 0 && <p className="soft">{notices.length === 0 ? t('open.noNotices') : say('noneFound')}</p>}
      <ul className="cards notice-list">
        {shown.map((notice) => (
          <li key={notice.id} className="sheet">
            <h3 className="wrap-anywhere">{notice.title}</h3>
            <p className="soft">{shortTime(notice.publishedAt)}</p>
            <p className="wrap-anywhere keep-lines">{notice.body}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
