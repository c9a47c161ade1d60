import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TerminalRecord } from '../store/port.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { pager } from './pager.ts';
import { actionsFor, terminalActions } from './terminal-actions.ts';
import { instant, stationNames } from './words.ts';

const perPage = 100;

export function terminalPages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, now } = parts;
  app.get('/console/terminals', async (request, reply) => {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const [terminals, { terminals: total }] = await Promise.all([
      store.terminals.list({ limit: perPage, offset: (page - 1) * perPage, placeCode }),
      store.places.counts(placeCode),
    ]);
    const content = html`<h1>终端</h1><table><thead><tr><th>编号前缀</th><th>窗口</th><th>类型</th><th>机器</th>
      <th>最近联系</th><th>时钟偏差</th><th>版本</th><th class="number">待传办件</th><th class="number">已收事件</th><th>状态</th><th></th></tr></thead>
      <tbody>${terminals.map((terminal) => row(terminal, request.clerk, now()))}</tbody></table>
      ${pager({ address: '/console/terminals', page, perPage, total, unit: '台' })}`;
    return sendPage(reply, { title: '终端', section: 'terminals', clerk: request.clerk, content });
  });
  terminalActions(app, parts);
}

export function pageNumber(query: unknown): number {
  return z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) }).parse(query).page;
}

/** Beyond this, times on papers and deadlines are no longer believable. */
const worryingOffsetMs = 5 * 60_000;

function row(terminal: TerminalRecord, clerk: { csrf: string }, now: Date): Html {
  const offset = terminal.clockOffsetMs;
  const isOff = offset !== null && Math.abs(offset) > worryingOffsetMs;
  return html`<tr><td>${terminal.numberPrefix}</td><td>${terminal.office}</td>
    <td>${stationNames[terminal.station] ?? terminal.station}</td><td>${terminal.machineName}</td>
    <td class="nowrap">${instant(terminal.lastContact)}<br><span class="soft">${ago(terminal.lastContact, now)}</span></td>
    <td class="nowrap ${isOff ? 'bad' : ''}">${offset === null ? '—' : `${seconds(offset)} 秒`}</td>
    <td>${terminal.appVersion ?? '—'}</td>
    <td class="number ${(terminal.backlog ?? 0) > 0 ? 'warn' : ''}">${terminal.backlog ?? '—'}</td><td class="number">${terminal.anchoredSeq}</td>
    <td>${state(terminal)}</td>
    <td class="nowrap">${actionsFor(terminal, clerk)}</td></tr>`;
}

function state(terminal: TerminalRecord): Html {
  if (terminal.replacedBy !== null)
    return html`<span class="state bad">✕ 已被顶替 ${instant(terminal.revokedAt)}</span>`;
  if (terminal.revokedAt !== null) return html`<span class="state bad">✕ 已收回 ${instant(terminal.revokedAt)}</span>`;
  if (terminal.chainConflict !== null) {
    return html`<span class="state bad">! 台账链对不上</span><br><span class="soft">${terminal.chainConflict}</span>`;
  }
  return html`<span class="state good">✓ 在用</span>`;
}

function ago(at: Date | null, now: Date): string {
  if (at === null) return '';
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} 小时前` : `${Math.floor(minutes / 1440)} 天前`;
}

/** With one decimal, and never a minus before nothing. */
function seconds(ms: number): string {
  return (Math.round(ms / 100) / 10 + 0).toFixed(1);
}
