import { type Alarm, type AlarmLevel, alarmLevelNames, alarmLevels } from '../../../main/domain/alarms/alarm.ts';
import { alarmTypeNames, ruleCodes, rules } from '../../../main/domain/alarms/rules.ts';
import { feedEvents } from '../supervision/feed/feed-fields.ts';
import type { AlarmFilter, ComparedAlarm, Difference } from '../supervision/port.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { instant } from './words.ts';

export function countsLine(counts: Readonly<Record<AlarmLevel, number>>): Html {
  return html`<p class="panel">${alarmLevels.toReversed().map((level) => html`${levelOf(level)} ${counts[level]} 条　`)}</p>`;
}

export function levelOf(level: AlarmLevel): Html {
  const { sign, kind } = looks[level];
  return html`<span class="state ${kind}">${sign} ${alarmLevelNames[level].zh}</span>`;
}

const looks: Readonly<Record<AlarmLevel, { readonly sign: string; readonly kind: string }>> = {
  reminder: { sign: '○', kind: 'plain' },
  warning: { sign: '△', kind: 'warn' },
  yellow: { sign: '▮', kind: 'warn' },
  red: { sign: '■', kind: 'bad' },
};

export function filterForm(
  filter: Pick<AlarmFilter, 'level' | 'rule' | 'office' | 'differing'>,
  offices: readonly string[],
): Html {
  const chosen = (is: boolean) => (is ? ' selected' : '');
  return html`<form class="panel row" method="get" action="/console/alarms">
    <div><label for="level">等级</label><select id="level" name="level"><option value="">全部</option>${alarmLevels.map(
      (level) =>
        html`<option value="${level}"${mark(chosen(filter.level === level))}>${alarmLevelNames[level].zh}</option>`,
    )}</select></div>
    <div><label for="office">窗口</label><select id="office" name="office"><option value="">全部</option>${offices.map(
      (office) => html`<option${mark(chosen(filter.office === office))}>${office}</option>`,
    )}</select></div>
    <div><label for="rule">规则</label><select id="rule" name="rule"><option value="">全部</option>${ruleCodes.map(
      (rule) =>
        html`<option value="${rule}"${mark(chosen(filter.rule === rule))}>${alarmTypeNames[rules[rule].type].zh} · ${rules[rule].name.zh}</option>`,
    )}</select></div>
    <div><label class="plain"><input type="checkbox" name="differing" value="1"${mark(filter.differing ? ' checked' : '')}> 只看与终端不一致的</label></div>
    <button class="main">查看</button></form>`;
}

/** An attribute without a value can't be made of escaped text. */
function mark(attribute: string): Html | null {
  if (attribute === ' selected') return html` selected`;
  return attribute === ' checked' ? html` checked` : null;
}

export function alarmTable(rows: readonly ComparedAlarm[], clerk: { readonly csrf: string }): Html {
  if (rows.length === 0) return html`<p class="panel">没有提醒、预警和牌。</p>`;
  return html`<table data-fresh><thead><tr><th>等级</th><th>规则与说明</th><th>窗口</th><th>核对</th><th>处理</th></tr></thead>
    <tbody>${rows.map((row) => alarmRow(row, clerk))}</tbody></table>`;
}

function alarmRow(row: ComparedAlarm, clerk: { readonly csrf: string }): Html {
  const alarm = heavier(row);
  if (alarm === null) return html``;
  const { rule, applicationId, localNumber, explanation, network, word, number, since } = alarm;
  return html`<tr><td class="nowrap">${levelOf(alarm.level)}<br><span class="soft">${instant(since)}</span></td>
    <td><strong>${rules[rule].name.zh}</strong> <span class="soft">${alarmTypeNames[rules[rule].type].zh} · ${rule} · ${number}</span>
    ${applicationId !== null && html`<br><a href="/console/applications/${applicationId}">${localNumber ?? '办件'}</a>`}
    <br>${explanation.zh}${network !== null && html`<br><span class="state plain">⌁ ${network.explanation.zh}</span>`}
    ${word !== null && html`<br><span class="soft">${word.by}（${instant(word.at)}）：${word.text}</span>`}</td>
    <td class="nowrap">${row.office}${alarm.department !== row.office && html`<br><span class="soft">${alarm.department}</span>`}</td>
    <td>${differenceWords(row)}</td>
    <td>${actions(row, clerk)}</td></tr>`;
}

/** The heavier of both; of two alike the county's, whose sentence is newer, with what the window said. */
function heavier({ told, found }: ComparedAlarm): Alarm | null {
  if (told === null || found === null) return told ?? found;
  if (alarmLevels.indexOf(told.level) > alarmLevels.indexOf(found.level)) return told;
  return { ...found, word: told.word ?? found.word };
}

function differenceWords({ difference, told, found, lastContact }: ComparedAlarm): Html {
  const words: Readonly<Record<Difference, Html>> = {
    same: html`<span class="state good">✓ 两边一致</span>`,
    unknowable: html`<span class="soft">以终端为准</span>`,
    'only-terminal': html`<span class="state bad">≠ 终端报了，县里没有算出</span>`,
    'only-county': html`<span class="state bad">≠ 县里算出，终端没有报</span><br><span class="soft">终端上次联系 ${instant(lastContact)}</span>`,
    level: html`<span class="state bad">≠ 终端${told === null ? '' : alarmLevelNames[told.level].zh}，县里${found === null ? '' : alarmLevelNames[found.level].zh}</span>`,
  };
  return words[difference];
}

function actions({ terminalId, key, notice }: ComparedAlarm, clerk: { readonly csrf: string }): Html {
  const which = html`${csrfField(clerk)}<input type="hidden" name="terminalId" value="${terminalId}"><input type="hidden" name="key" value="${key}">`;
  return html`${
    notice?.state === 'open'
      ? html`<span class="warn">已督办，等答复</span>`
      : html`<form class="inline" method="post" action="/console/alarms/supervise">${which}<button>督办</button></form>`
  }${notice?.state === 'answered' && html`<br><a href="/console/supervision">督办已答复</a>`}
    <details><summary>摘牌</summary><form method="post" action="/console/alarms/withdraw">${which}
    <input name="reason" required minlength="2" maxlength="1000" placeholder="理由" aria-label="摘牌理由"> <button class="no">摘牌</button></form></details>`;
}

/** 监察数据, for whoever has to hand it on: the ten events by the names of the standard, and what stands. */
export function feedForm(period: { readonly from: string; readonly to: string }): Html {
  const events = Object.entries(feedEvents).map(
    ([code, { name }]) => html`<option value="${code}">${code} ${name}</option>`,
  );
  return html`<details class="panel"><summary>导出监察数据</summary>
    <form class="row" method="get" action="/console/alarms/feed">
    <div><label for="from">收件日期从</label><input id="from" name="from" type="date" required value="${period.from}"></div>
    <div><label for="to">到</label><input id="to" name="to" type="date" required value="${period.to}"></div>
    <div><label for="event">事件</label><select id="event" name="event"><option value="">全部（仅 JSON）</option>${events}</select></div>
    <div><label for="format">格式</label><select id="format" name="format"><option value="csv">CSV（WPS、Excel）</option><option value="json">JSON</option></select></div>
    <button>下载</button></form>
    <p class="soft">字段名用监察标准的名称；内容含个人信息，下载都有登记。上级监察系统可以直接用接口 GET /api/v1/supervision/feed（见 /api/v1/openapi.json）。</p>
    <p><a href="/console/alarms/records.csv">现有预警和牌（GB/T 39046 表 11，CSV）</a></p></details>`;
}
