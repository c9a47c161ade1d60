import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { maskName } from '../../../main/domain/mask.ts';
import type { CaseFact } from '../../../main/domain/statistics/case-fact.ts';
import { type Grouping, groupingNames, groupingSchema } from '../../../main/domain/statistics/groups.ts';
import { type Measure, measureNames, measureSchema } from '../../../main/domain/statistics/measures.ts';
import { type GroupFilter, selectCases } from '../../../main/domain/statistics/select-cases.ts';
import { type GroupRow, type Statistics, statisticsOf } from '../../../main/domain/statistics/statistics.ts';
import type { ConsoleParts } from './console.ts';
import { departmentFilter, departmentsOf } from './departments.ts';
import { Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { pager } from './pager.ts';
import { instant } from './words.ts';

const perPage = 50;
const shown: readonly Measure[] = [
  'received',
  'accepted',
  'decided',
  'onTime',
  'late',
  'corrected',
  'delivered',
  'ended',
  'rated',
  'badlyRated',
];
const day = z.iso.date().or(z.literal('')).catch('');
const querySchema = z.object({
  from: day,
  to: day,
  township: z
    .string()
    .regex(/^(\d{9})?$/)
    .catch(''),
  department: z.string().max(200).catch(''),
  grouping: groupingSchema.catch('place'),
  measure: measureSchema.catch('received'),
  group: z.string().max(300).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
type Query = z.infer<typeof querySchema>;

/** 统计 over what the county holds: counted when it is asked for, each number a link to its cases (R54). */
export function statisticsPages(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  const asked = (given: unknown): Query => {
    const query = querySchema.parse(given);
    const today = shanghaiDate(now().toISOString());
    const [from, to] = [query.from || `${today.slice(0, 8)}01`, query.to || today];
    return from <= to ? { ...query, from, to } : { ...query, from: to, to: from };
  };

  /** Nobody reaches beyond their own place, whatever township the address names. */
  async function factsFor(query: Query, own: string): Promise<readonly CaseFact[]> {
    const placeCode = query.township.startsWith(own) ? query.township : own;
    const facts = [...(await store.statistics.facts({ until: query.to, placeCode })).values()];
    const department = departmentFilter(query.department || null, await shelf.current());
    const codes = new Set(department?.itemCodes);
    return department === null ? facts : facts.filter(({ itemCode }) => codes.has(itemCode));
  }

  app.get('/console/statistics', async (request, reply) => {
    const query = asked(request.query);
    const calendar = (await shelf.calendar()) ?? { holidays: [], makeUpDays: [], knownUntil: '1970-01-01' };
    const facts = await factsFor(query, request.clerk.placeCode);
    const found = statisticsOf(facts, { period: query, filter: {}, calendar });
    const choices = {
      townships: await request.desk.townships(),
      departments: departmentsOf(await shelf.current()),
    };
    const content = html`<h1>统计</h1>${filterForm(query, choices)}${totals(query, found)}${groupTable(query, found)}`;
    return sendPage(reply, { title: '统计', section: 'statistics', clerk: request.clerk, content });
  });

  app.get('/console/statistics/cases', async (request, reply) => {
    const query = asked(request.query);
    const { measure, grouping, group, page } = query;
    const filter: GroupFilter = group === undefined ? {} : { [grouping]: group };
    const facts = await factsFor(query, request.clerk.placeCode);
    const cases = selectCases(facts, { period: query, measure, filter });
    const rows = await store.statistics.rows(cases.slice((page - 1) * perPage, page * perPage).map(({ id }) => id));
    const about = group === undefined ? '' : ` · ${groupingNames[grouping].zh} ${group || '未注明'}`;
    const content = html`<h1>${measureNames[measure].zh} ${cases.length} 件</h1>
      <p class="soft">${query.from} 至 ${query.to}${about} · <a href="/console/statistics?${search(query, {})}">返回统计</a></p>
      <table><thead><tr><th>编号</th><th>事项</th><th>申请人</th><th>窗口</th><th>收件</th></tr></thead><tbody>${rows.map(
        (row) => html`<tr><td class="nowrap"><a href="/console/applications/${row.id}">${row.number}</a></td>
        <td>${row.itemName}</td><td>${maskName(row.applicantName)}</td><td>${row.office}</td>
        <td class="nowrap">${instant(row.receivedAt)}</td></tr>`,
      )}</tbody></table>${pager({
        address: '/console/statistics/cases',
        query: Object.fromEntries(new URLSearchParams(search(query, { measure, group }))),
        page,
        perPage,
        total: cases.length,
        unit: '件',
      })}`;
    return sendPage(reply, { title: '统计', section: 'statistics', clerk: request.clerk, content });
  });
}

function search(query: Query, more: { measure?: Measure; group?: string | undefined }): string {
  const { from, to, township, department, grouping } = query;
  const { measure, group } = more;
  return new URLSearchParams({
    ...{ from, to, township, department, grouping },
    ...(measure === undefined ? {} : { measure }),
    ...(group === undefined ? {} : { group }),
  }).toString();
}

function filterForm(
  query: Query,
  { townships, departments }: { townships: readonly { code: string; name: string }[]; departments: readonly string[] },
): Html {
  const option = (value: string, text: string, chosen: string) =>
    html`<option value="${value}"${value === chosen && new Html(' selected')}>${text}</option>`;
  return html`<form class="row" method="get" action="/console/statistics">
    <div><label for="from">从</label><input id="from" type="date" name="from" value="${query.from}"></div>
    <div><label for="to">到</label><input id="to" type="date" name="to" value="${query.to}"></div>
    <div><label for="township">乡镇</label><select id="township" name="township">${option('', '全部', query.township)}
      ${townships.map(({ code, name }) => option(code, name, query.township))}</select></div>
    <div><label for="department">部门</label><select id="department" name="department">${option('', '全部', query.department)}
      ${departments.map((name) => option(name, name, query.department))}</select></div>
    <div><label for="grouping">分组</label><select id="grouping" name="grouping">
      ${groupingSchema.options.map((name) => option(name, groupingNames[name].zh, query.grouping))}</select></div>
    <button class="main">统计</button></form>`;
}

function count(query: Query, measure: Measure, number: number | undefined, group?: string): Html {
  if (number === undefined) return html`0`;
  return html`<a href="/console/statistics/cases?${search(query, { measure, group })}">${number}</a>`;
}

function totals(query: Query, { totals: all, onTimeShare, durations }: Statistics): Html {
  return html`<div class="panel"><dl class="figures">${shown.map(
    (measure) => html`<dt>${measureNames[measure].zh}</dt><dd>${count(query, measure, all[measure])}</dd>`,
  )}<dt>按期办结率</dt><dd>${onTimeShare === null ? '—' : `${Math.floor(onTimeShare * 100)}%`}</dd>
    <dt>办理时长</dt><dd>${
      durations === null
        ? '—'
        : `工作日：一半在 ${durations.p50} 天内，九成在 ${durations.p90} 天内，最长 ${durations.max} 天`
    }</dd></dl></div>`;
}

const channelNames: Readonly<Record<string, string>> = {
  window: '窗口',
  kiosk: '自助',
  doorstep: '上门',
  delegate: '代办',
};

function groupTable(query: Query, { groups }: Statistics): Html {
  const { grouping } = query;
  return html`<table><thead><tr><th>${groupingNames[grouping].zh}</th>${shown.map(
    (measure) => html`<th class="number">${measureNames[measure].zh}</th>`,
  )}<th class="number">中位工作日</th><th class="number">最长</th></tr></thead><tbody>${groups[grouping].map(
    (row) =>
      html`<tr><td>${nameOf(grouping, row)}</td>${shown.map(
        (measure) => html`<td class="number">${count(query, measure, row.counts[measure], row.key)}</td>`,
      )}<td class="number">${row.durations?.p50 ?? '—'}</td><td class="number">${row.durations?.max ?? '—'}</td></tr>`,
  )}</tbody></table>`;
}

function nameOf(grouping: Grouping, { key, name }: GroupRow): string {
  if (grouping === 'channel') return channelNames[key] ?? key;
  return name ?? (key || '未注明');
}
