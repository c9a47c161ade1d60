import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { AgentFigures } from '../../../main/domain/statistics/agent-figures.ts';
import type { AgentDevice } from '../doorstep/port.ts';
import type { TerminalRecord } from '../store/port.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { instant } from './words.ts';

const day = z.iso.date().or(z.literal('')).catch('');
const querySchema = z.object({ from: day, to: day });
/** R56: after so many days without a contact a device only receives papers. */
const worryingDays = 7;
const dayMs = 86_400_000;

/** 代办情况 (R36, R54): what agents did, village by village, and which devices have not been heard of. */
export function visitFigures(app: FastifyInstance, { store, now }: ConsoleParts): void {
  app.get('/console/visits/figures', async (request, reply) => {
    const given = querySchema.parse(request.query);
    const today = shanghaiDate(now().toISOString());
    const [one, other] = [given.from || `${today.slice(0, 8)}01`, given.to || today];
    const [from, to] = one <= other ? [one, other] : [other, one];
    const { placeCode } = request.clerk;
    const [{ agents, villages, devices }, terminals] = await Promise.all([
      store.doorstep.figures({ from, to, placeCode }),
      store.terminals.list({ limit: 500, offset: 0, placeCode }),
    ]);
    const own = terminals.filter(({ station, revokedAt }) => station === 'agent' && revokedAt === null);
    const content = html`<h1>代办情况</h1><form class="row" method="get" action="/console/visits/figures">
      <div><label for="from">从</label><input id="from" type="date" name="from" value="${from}"></div>
      <div><label for="to">到</label><input id="to" type="date" name="to" value="${to}"></div>
      <button class="main">统计</button></form>
      <h2>按代办员</h2>${figureTable('代办员', agents)}<h2>按村</h2>${figureTable('村（社区）', villages, false)}
      <h2>设备和任务（到今天为止）</h2>${deviceTable(own, devices, now())}
      <p><a href="/console/visits">返回上门代办</a></p>`;
    return sendPage(reply, { title: '代办情况', section: 'visits', clerk: request.clerk, content });
  });
}

/** A hand-over is of no village: its cases are. */
function figureTable(title: string, rows: readonly AgentFigures[], hasHandovers = true): Html {
  if (rows.length === 0) return html`<p class="panel">这段时间没有上门、代办。</p>`;
  return html`<table><thead><tr><th>${title}</th><th class="number">上门</th><th class="number">不在家</th>
    <th class="number">上门受理</th><th class="number">代办收件</th><th class="number">送达</th>${hasHandovers && html`<th class="number">交接</th>`}
    <th class="number">交接退回</th><th class="number">不予受理</th><th class="number">收到交：中位天数</th><th class="number">最长</th></tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr><td>${row.name || '未注明'}</td>${[
        row.visits,
        row.absences,
        row.doorstep,
        row.delegate,
        row.deliveries,
        ...(hasHandovers ? [row.handovers] : []),
        row.returned,
        row.refused,
      ].map((count) => html`<td class="number">${count}</td>`)}<td class="number">${row.days?.p50 ?? '—'}</td>
      <td class="number">${row.days?.max ?? '—'}</td></tr>`,
    )}</tbody></table>`;
}

function deviceTable(terminals: readonly TerminalRecord[], devices: readonly AgentDevice[], now: Date): Html {
  if (terminals.length === 0) return html`<p class="panel">还没有代办员的设备入网。</p>`;
  const known = new Map(devices.map((device) => [device.terminalId, device]));
  return html`<table><thead><tr><th>设备</th><th>最近联系</th><th class="number">没联系天数</th><th class="number">待传办件</th>
    <th class="number">派出</th><th class="number">办完</th><th class="number">退回窗口</th><th class="number">还没办</th><th class="number">结果没送到</th></tr></thead>
    <tbody>${terminals.map(({ id, office, numberPrefix, lastContact, backlog }) => {
      const silent =
        lastContact === null ? null : Math.max(0, Math.floor((now.getTime() - lastContact.getTime()) / dayMs));
      const isWorrying = silent === null || silent > worryingDays;
      const { assigned = 0, done = 0, returned = 0, open = 0, undelivered = 0 } = known.get(id) ?? {};
      return html`<tr data-device="${id}"><td>${office}（${numberPrefix}）</td><td class="nowrap">${instant(lastContact)}</td>
        <td class="number ${isWorrying ? 'warn' : ''}">${silent === null ? '从未联系' : isWorrying ? `! ${silent}` : silent}</td>
        <td class="number">${backlog ?? '—'}</td>${[assigned, done, returned, open, undelivered].map(
          (count) => html`<td class="number">${count}</td>`,
        )}</tr>`;
    })}</tbody></table>`;
}
