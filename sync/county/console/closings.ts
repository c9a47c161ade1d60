import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { documentTrade } from '../../../main/domain/documents/kinds.ts';
import type { ToldClosing } from '../closings/sql-closings.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { pager } from './pager.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 50;

/** 日结: which windows closed their day, with what left open, and who signed. */
export function closingPages(app: FastifyInstance, { store }: ConsoleParts): void {
  app.get('/console/closings', async (request, reply) => {
    const { clerk } = request;
    const page = pageNumber(request.query);
    const { terminal } = z.object({ terminal: z.string().max(100).catch('') }).parse(request.query);
    const of = { placeCode: clerk.placeCode, terminalId: terminal.replaceAll('\0', '') };
    const [told, total] = await Promise.all([
      store.closings.list({ ...of, limit: perPage, offset: (page - 1) * perPage }),
      store.closings.count(of),
    ]);
    const content = html`<h1>日结和交接班</h1>
      <p class="soft">每个数由窗口的台账事件算出，窗口人员和负责人（接班人）各用自己的 PIN 签认。${
        terminal !== '' && html` <a href="/console/closings">看所有窗口</a>`
      }</p>
      ${told.length === 0 ? html`<p class="panel">还没有窗口日结。</p>` : table(told)}
      ${pager({ address: '/console/closings', query: terminal === '' ? {} : { terminal }, page, perPage, total, unit: '次' })}`;
    return sendPage(reply, { title: '日结', section: 'closings', clerk, content });
  });
}

function table(told: readonly ToldClosing[]): Html {
  return html`<table><thead><tr><th>日期</th><th>窗口</th><th></th><th class="number">收件</th><th class="number">受理</th>
    <th class="number">补正</th><th class="number">不予</th><th class="number">送达</th><th class="number">补打</th>
    <th>未送县</th><th>原件</th><th>未叫号</th><th>缺号</th><th>签认</th><th>交接事项</th></tr></thead>
    <tbody>${told.map(row)}</tbody></table>`;
}

function row({ terminalId, office, numberPrefix, closing }: ToldClosing): Html {
  const { figures } = closing;
  const gaps = figures.series.filter(({ missing }) => missing.length > 0);
  return html`<tr><td class="nowrap">${closing.day}</td>
    <td><a href="/console/closings?${new URLSearchParams({ terminal: terminalId }).toString()}">${office} ${numberPrefix}</a></td>
    <td class="nowrap">${closing.kind === 'day' ? '日结' : '交接班'}</td>
    <td class="number">${figures.received}</td><td class="number">${figures.accepted}</td>
    <td class="number">${figures.corrections}</td><td class="number">${figures.refused}</td>
    <td class="number">${figures.delivered}</td><td class="number">${figures.receiptsReprinted}</td>
    <td class="${figures.attentionCount > 0 ? 'warn' : ''}">${figures.unsentCount}${
      figures.attentionCount > 0 && html`<br>需要处理 ${figures.attentionCount}`
    }</td>
    <td class="${figures.originalsCount > 0 ? 'warn' : ''}">${figures.originalsCount}</td>
    <td>${figures.ticketsOpen.length}</td>
    <td>${gaps.map(
      ({ kind, missing }) =>
        html`<span class="state bad">${kind === 'local-number' ? '办件' : documentTrade[kind].word}缺 ${missing.slice(0, 10).join('、')}</span> `,
    )}</td>
    <td class="nowrap">${closing.outgoing.name}、${closing.second.name}<br><span class="soft">${instant(closing.at)}</span></td>
    <td>${closing.note}</td></tr>`;
}
