import { type Html, html } from './html.ts';

/** 共 N …，第 x / y 页: every list of the console ends with it, and none shows more than a page. */
export function pager(list: {
  readonly address: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly unit: string;
}): Html {
  const last = Math.max(1, Math.ceil(list.total / list.perPage));
  const to = (page: number, text: string) => {
    const search = new URLSearchParams({ ...list.query, page: String(page) });
    return html`<a href="${list.address}?${search.toString()}">${text}</a>`;
  };
  return html`<p>共 ${list.total} ${list.unit}，第 ${list.page} / ${last} 页 ${list.page > 1 && to(list.page - 1, '上一页')}
    ${list.page < last && to(list.page + 1, '下一页')}</p>`;
}
