import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { WorkCalendar } from '../../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { maskIdNumber, maskName } from '../../../main/domain/mask.ts';
import type { ApplicationRow, InboxFilter } from '../store/port.ts';
import type { ConsoleParts } from './console.ts';
import { departmentFilter, departmentsOf } from './departments.ts';
import { Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { pager } from './pager.ts';
import { instant, limitOf, stateOf } from './words.ts';

const rowsPerPage = 30;
const states = [
  ['all', '全部'],
  ['open', '待审批'],
  ['at-window', '窗口待受理'],
  ['waiting', '等窗口答复'],
  ['overdue', '答复超期'],
  ['in-transit', '材料传输中'],
  ['APPROVED', '已同意'],
  ['DENIED', '已不予'],
] as const;

const querySchema = z.object({
  state: z.enum(['all', 'open', 'at-window', 'waiting', 'overdue', 'in-transit', 'APPROVED', 'DENIED']).catch('all'),
  office: z.string().max(200).catch(''),
  department: z.string().max(200).catch(''),
  township: z
    .string()
    .regex(/^(\d{9})?$/)
    .catch(''),
  q: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
type Query = z.infer<typeof querySchema>;

export function inboxRoutes(app: FastifyInstance, { shelf, now }: ConsoleParts): void {
  app.get('/console/inbox', async (request, reply) => {
    const query = querySchema.parse(request.query);
    const catalogue = await shelf.current();
    const today = shanghaiDate(now().toISOString());
    const filter: InboxFilter = {
      state: query.state,
      today,
      department: departmentFilter(searchable(query.department), catalogue),
      township: searchable(query.township),
      office: searchable(query.office),
      search: searchable(query.q),
      limit: rowsPerPage,
      offset: (query.page - 1) * rowsPerPage,
    };
    const [{ rows, total }, offices, townships] = await Promise.all([
      request.desk.inbox(filter),
      request.desk.offices(),
      request.desk.townships(),
    ]);
    const choices = { offices, townships, departments: departmentsOf(catalogue) };
    const calendar = await shelf.calendar();
    const content = html`<h1>办件</h1>${filterForm(query, choices)}
      <div data-fresh>${table(rows, calendar, now())}${pagerOf(query, total)}</div>`;
    return sendPage(reply, { title: '办件', section: 'inbox', clerk: request.clerk, content });
  });
}

function searchable(text: string): string | null {
  const clean = text.replaceAll('\0', '').trim();
  return clean === '' ? null : clean;
}

interface Choices {
  readonly offices: readonly string[];
  readonly townships: readonly { readonly code: string; readonly name: string }[];
  readonly departments: readonly string[];
}

function filterForm(query: Query, { offices, townships, departments }: Choices): Html {
  const option = (value: string, text: string, isChosen: boolean) =>
    html`<option value="${value}"${isChosen && new Html(' selected')}>${text}</option>`;
  return html`<form class="row" method="get" action="/console/inbox">
    <div><label for="state">状态</label><select id="state" name="state">
      ${states.map(([value, text]) => option(value, text, value === query.state))}</select></div>
    <div><label for="office">收件窗口</label><select id="office" name="office">${option('', '全部', query.office === '')}
      ${offices.map((office) => option(office, office, office === query.office))}</select></div>
    <div><label for="department">办理部门</label><select id="department" name="department">${option('', '全部', query.department === '')}
      ${departments.map((name) => option(name, name, name === query.department))}</select></div>
    ${
      townships.length > 0 &&
      html`<div><label for="township">乡镇</label><select id="township" name="township">${option('', '全部', query.township === '')}
      ${townships.map(({ code, name }) => option(code, name, code === query.township))}</select></div>`
    }<div><label for="q">编号、姓名或证件号码</label><input id="q" name="q" value="${query.q}"></div>
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
        <td>${row.office}${row.handledAt !== null && html`<br><span class="soft">代收，${row.handledAt}办理</span>`}</td><td class="nowrap">${instant(row.receivedAt)}</td>
        <td class="nowrap">${limitOf(row, calendar, now)}</td>
        <td class="nowrap">${row.materialsHeld} / ${row.materialsTotal}</td><td>${stateOf(row)}${awaited(row, now)}</td></tr>`,
    )}</tbody></table>`;
}

/** What the window owes, and whether its date is past. */
function awaited({ correctionBy, supervisionBy, department }: ApplicationRow, now: Date): Html {
  const today = shanghaiDate(now.toISOString());
  const mark = (name: string, by: string | null) =>
    by !== null &&
    html`<br><span class="${by < today ? 'bad' : 'soft'}">${name} ${by < today ? `超期（${by}）` : `${by} 前`}</span>`;
  return html`${mark('补正', correctionBy)}${mark('督办', supervisionBy)}${
    department !== null && html`<br><span class="soft">转 ${department}</span>`
  }`;
}

function pagerOf({ page, ...query }: Query, total: number): Html {
  return pager({ address: '/console/inbox', query, page, perPage: rowsPerPage, total, unit: '件' });
}
