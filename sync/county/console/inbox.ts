import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { maskIdNumber, maskName } from '../../../main/domain/mask.ts';
import type { ApplicationRow, InboxFilter } from '../store/port.ts';
import type { ConsoleParts } from './console.ts';
import { Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { pager } from './pager.ts';
import { instant, limitOf, stateOf } from './words.ts';

const rowsPerPage = 30;
const states = [
  ['all', '全部'],
  ['open', '待审批'],
  ['in-transit', '材料传输中'],
  ['APPROVED', '已同意'],
  ['DENIED', '已不予'],
] as const;

const querySchema = z.object({
  state: z.enum(['all', 'open', 'in-transit', 'APPROVED', 'DENIED']).catch('all'),
  office: z.string().max(200).catch(''),
  q: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
type Query = z.infer<typeof querySchema>;

export function inboxRoutes(app: FastifyInstance, { shelf, now }: ConsoleParts): void {
  app.get('/console/inbox', async (request, reply) => {
    const query = querySchema.parse(request.query);
    const filter: InboxFilter = {
      state: query.state,
      office: searchable(query.office),
      search: searchable(query.q),
      limit: rowsPerPage,
      offset: (query.page - 1) * rowsPerPage,
    };
    const [{ rows, total }, offices, catalogue] = await Promise.all([
      request.desk.inbox(filter),
      request.desk.offices(),
      shelf.current(),
    ]);
    const calendar = catalogue?.calendar ?? null;
    const content = html`<h1>办件</h1>${filterForm(query, offices)}
      <div data-fresh>${table(rows, calendar, now())}${pagerOf(query, total)}</div>`;
    return sendPage(reply, { title: '办件', section: 'inbox', clerk: request.clerk, content });
  });
}

function searchable(text: string): string | null {
  const clean = text.replaceAll('\0', '').trim();
  return clean === '' ? null : clean;
}

function filterForm(query: Query, offices: readonly string[]): Html {
  const option = (value: string, text: string, isChosen: boolean) =>
    html`<option value="${value}"${isChosen && new Html(' selected')}>${text}</option>`;
  return html`<form class="row" method="get" action="/console/inbox">
    <div><label for="state">状态</label><select id="state" name="state">
      ${states.map(([value, text]) => option(value, text, value === query.state))}</select></div>
    <div><label for="office">收件窗口</label><select id="office" name="office">${option('', '全部', query.office === '')}
      ${offices.map((office) => option(office, office, office === query.office))}</select></div>
    <div><label for="q">编号、姓名或证件号码</label><input id="q" name="q" value="${query.q}"></div>
    <button>查询</button></form>`;
}

function table(rows: readonly ApplicationRow[], calendar: WorkCalendar | null, now: Date): Html {
  if (rows.length === 0) return html`<p class="panel">没有符合条件的办件。</p>`;
  return html`<table><thead><tr><th>编号</th><th>事项</th><th>申请人</th><th>收件窗口</th><th>收件时间</th><th>办结期限</th>
    <th>材料</th><th>状态</th></tr></thead><tbody>${rows.map(
      (
        row,
      ) => html`<tr><td class="nowrap"><a href="/console/applications/${row.id}">${row.countyNumber ?? row.localNumber}</a>
        ${row.countyNumber !== null && html`<br><span class="soft">${row.localNumber}</span>`}</td>
        <td>${row.itemName}</td>
        <td>${maskName(row.applicantName)}<br><span class="soft">${maskIdNumber(row.idNumber)}</span></td>
        <td>${row.office}</td><td class="nowrap">${instant(row.receivedAt)}</td>
        <td class="nowrap">${limitOf(row, calendar, now)}</td>
        <td class="nowrap">${row.materialsHeld} / ${row.materialsTotal}</td><td>${stateOf(row)}</td></tr>`,
    )}</tbody></table>`;
}

function pagerOf({ page, ...query }: Query, total: number): Html {
  return pager({ address: '/console/inbox', query, page, perPage: rowsPerPage, total, unit: '件' });
}
