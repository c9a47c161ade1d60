import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApplyText } from '../apply/apply-text.ts';

/** 长辈模式 and everybody else: never more than six at a time. */
export const mostChoices = 6;

interface Pages<T> {
  readonly shown: readonly T[];
  /** Of the first that is shown, in the whole list. */
  readonly from: number;
  /** Large 上一页 and 下一页; nothing where one page holds all of it. */
  readonly pager: ReactNode;
}

/** A list a few at a time. It begins on the page where `startsAt` stands, and a list that grew shorter falls back. */
export function usePages<T>(
  all: readonly T[],
  options: { readonly startsAt?: number; readonly perPage?: number } = {},
): Pages<T> {
  const { startsAt = 0, perPage = mostChoices } = options;
  const { t } = useApplyText();
  const [turned, setPage] = useState(() => Math.max(0, Math.floor(startsAt / perPage)));
  const pages = Math.max(Math.ceil(all.length / perPage), 1);
  const page = Math.min(turned, pages - 1);
  const from = page * perPage;
  return {
    shown: all.slice(from, from + perPage),
    from,
    pager:
      pages === 1 ? null : (
        <nav className="big-pager" aria-label={t('pages')}>
          <Button
            icon={<LeftOutlined />}
            data-press="page-before"
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          >
            {t('before')}
          </Button>
          <span className="mono">{t('page', { n: page + 1, all: pages })}</span>
          <Button data-press="page-after" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            {t('more')} <RightOutlined aria-hidden />
          </Button>
        </nav>
      ),
  };
}
