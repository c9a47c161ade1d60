import { shortTime } from '../../main/domain/dates.ts';
import { useNotices } from '../desk/hooks.ts';
import { useText } from '../text/shell-text.ts';

/** 公告, newest first. The county's words are text, whatever they contain. */
export function NoticeList() {
  const { t } = useText();
  const notices = useNotices() ?? [];
  if (notices.length === 0) return <p className="soft">{t('open.noNotices')}</p>;
  return (
    <ul className="cards notice-list">
      {notices.map((notice) => (
        <li key={notice.id} className="sheet">
          <h3 className="wrap-anywhere">{notice.title}</h3>
          <p className="soft">{shortTime(notice.publishedAt)}</p>
          <p className="wrap-anywhere keep-lines">{notice.body}</p>
        </li>
      ))}
    </ul>
  );
}
