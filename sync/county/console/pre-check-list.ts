import type { Item } from '../../../main/domain/catalogue.ts';
import { maskName } from '../../../main/domain/mask.ts';
import type { PreCheckRecord } from '../pre-checks/port.ts';
import { type Html, html } from './html.ts';
import { instant } from './words.ts';

export function preCheckList(view: {
  readonly rows: readonly PreCheckRecord[];
  readonly items: readonly Item[];
  readonly search: string;
  readonly page: number;
  readonly isFull: boolean;
  readonly now: Date;
}): Html {
  const { rows, items, search, page, now } = view;
  const to = (number: number, text: string) =>
    html`<a href="/console/pre-checks?${new URLSearchParams({ q: search, page: String(number) }).toString()}">${text}</a>`;
  return html`<h1>预审</h1><div class="columns">
    <form class="row" method="get" action="/console/pre-checks/new"><div><label for="item">事项</label><select id="item" name="item" required>
      <option value="">选择事项</option>${items.map((item) => html`<option value="${item.code}">${item.name}</option>`)}</select></div>
      <button class="main">新建预审</button></form>
    <form class="row" method="get" action="/console/pre-checks"><div><label for="q">预审编号或姓名</label><input id="q" name="q" value="${search}"></div>
      <button>查询</button> <a href="/console/online-services">网上申报接口</a></form></div>
    <div data-fresh>${table(rows, now)}</div>
    <p>${page > 1 && to(page - 1, '上一页')} ${view.isFull && to(page + 1, '下一页')}</p>`;
}

function table(rows: readonly PreCheckRecord[], now: Date): Html {
  if (rows.length === 0) return html`<p class="panel">没有符合条件的预审。</p>`;
  return html`<table><thead><tr><th>预审编号</th><th>事项</th><th>申请人</th><th>预审</th><th>有效期至</th><th>状态</th></tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr><td class="nowrap"><a href="/console/pre-checks/${row.caseNumber}">${row.caseNumber}</a></td>
      <td>${row.itemName}</td><td>${maskName(row.applicantName)}</td>
      <td>${row.checkedBy}<br><span class="soft">${instant(row.checkedAt)}</span></td>
      <td class="nowrap">${instant(row.expiresAt)}</td><td>${preCheckState(row, now)}</td></tr>`,
    )}</tbody></table>`;
}

/** In the words that the window uses too. */
export function preCheckState({ usedBy, takenBy, expiresAt }: PreCheckRecord, now: Date): Html {
  if (usedBy) {
    return html`<span class="state good">✓ 已受理</span><br><a href="/console/applications/${usedBy.applicationId}">${usedBy.countyNumber ?? usedBy.localNumber}</a>
      <span class="soft">${usedBy.office}</span>`;
  }
  if (expiresAt <= now) return html`<span class="state bad">✕ 已过期或作废</span>`;
  if (takenBy) {
    return html`<span class="state warn">◔ 已在${takenBy.office}打开</span><br><span class="soft">${instant(takenBy.at)}</span>`;
  }
  return html`<span class="state">○ 等申请人到窗口</span>`;
}
