import type { Item } from '../../../main/domain/catalogue.ts';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { PresentPerson } from '../../../main/domain/presence.ts';
import type { CaseRecord, HeldAmendment } from '../cases/port.ts';
import type { ApplicationDetail, ConsoleSession } from '../store/port.ts';
import { changedWords, contentAt, editableFields, labelOf, shownValue } from './case-form.ts';
import { Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { instant } from './words.ts';

export interface CaseViewOf {
  readonly detail: ApplicationDetail;
  readonly record: CaseRecord;
  readonly item: Item | null;
  /** Of the catalogue, for 转办. */
  readonly departments: readonly string[];
  readonly clerk: ConsoleSession;
  readonly now: Date;
}

/** Who else has it open, in words: nobody is kept from working by it. */
export function presentWords(others: readonly PresentPerson[]): string {
  return others
    .map(({ place, name, forSeconds }) => `${place} ${name} 正在处理（${since(forSeconds)}打开）`)
    .join('；');
}

function since(seconds: number): string {
  return seconds < 60 ? '刚刚' : `${Math.floor(seconds / 60)} 分钟前`;
}

/** What stands open, before everything else on the page. */
export function openMatters({ detail, record, item, clerk, now }: CaseViewOf): Html {
  const { correction } = record;
  const today = shanghaiDate(now.toISOString());
  const due = (answerBy: string) =>
    answerBy < today ? html`<strong class="bad">已超期（${answerBy}）</strong>` : html`${answerBy} 前答复`;
  const act = (path: string, label: string) =>
    html`<form class="inline" method="post" action="/console/applications/${detail.id}/${path}">${csrfField(clerk)}
      <button>${label}</button></form>`;
  return html`${
    correction !== null &&
    html`<div class="notice"><strong>等窗口补正</strong>，${due(correction.answerBy)}（${correction.askedBy}，${instant(correction.at)}）
      <p>${correction.text}</p><ul>${correction.items.map((one) => html`<li>${askedFor(one, item)}</li>`)}</ul>
      ${act('correction/withdraw', '撤回补正要求')}</div>`
  }${record.supervision
    .filter(({ state }) => state !== 'closed')
    .map(
      (notice) =>
        html`<div class="notice"><strong>督办：${notice.title}</strong>，${
          notice.state === 'answered' ? html`<span class="good">✓ 窗口已答复</span>` : due(notice.answerBy)
        }<p>${notice.text}</p>${
          notice.answer !== null &&
          html`<p>${notice.answer.answeredBy}（${instant(notice.answer.at)}）：${notice.answer.text}</p>`
        }${act(`supervision/${notice.id}/close`, '督办办结')}</div>`,
    )}`;
}

function askedFor(
  asked: { text: string } & ({ pointer: string } | { materialCode: string }),
  item: Item | null,
): string {
  const name =
    'pointer' in asked
      ? labelOf(item?.formSchema, asked.pointer)
      : (item?.materials.find(({ code }) => code === asked.materialCode)?.name ?? asked.materialCode);
  return asked.text === '' ? name : `${name}：${asked.text}`;
}

const states: Readonly<Record<HeldAmendment['state'], string>> = {
  waiting: '材料传输中，还没有生效',
  applied: '',
  conflict: '与当时的现版本冲突，没有生效，等窗口合并',
  decided: '办结后才到，没有生效',
  merged: '冲突，已由窗口合并',
};

/** 版本: the accepted content and each amendment, with what it changed. */
export function versions({ detail, record, item }: CaseViewOf): Html | null {
  if (record.amendments.length === 0) return null;
  return html`<section class="panel"><h2>版本（现为第 ${record.version} 版）</h2><table><thead><tr><th>版本</th><th>谁、何时</th>
    <th>改了什么</th></tr></thead><tbody><tr><td>1</td><td>${detail.office}<br><span class="soft">${instant(detail.receivedAt)}</span></td>
    <td>受理时的内容</td></tr>${record.amendments.map(({ amendment, state }) => {
      const { version, actorName, origin, at, reason, materials } = amendment;
      return html`<tr><td>${version ?? '—'}</td><td>${origin === 'county' ? '县里' : '窗口'} ${actorName}<br>
        <span class="soft">${instant(at)}</span></td><td>${changedWords(item?.formSchema, amendment).map((line) => html`<div>${line}</div>`)}
        ${materials.map(
          (material) => html`<div>补交 ${askedFor({ materialCode: material.code, text: '' }, item)}
          ${filesForCounty(material).map((file) => html` <a href="/console/applications/${detail.id}/materials/${file.sha256}" target="_blank">查看</a>`)}</div>`,
        )}
        <div class="soft">${reason}</div>${states[state] !== '' && html`<div class="warn">${states[state]}</div>`}</td></tr>`;
    })}</tbody></table></section>`;
}

/** 补正、转办、督办、修改: each folded away until it is wanted. */
export function caseForms(view: CaseViewOf): Html | null {
  const { detail, record } = view;
  if (detail.deliveredAt === null) return null;
  const isOpen = detail.decision === null;
  return html`<section class="panel"><h2>其他办理</h2>${isOpen && record.correction === null && correctionForm(view)}
    ${isOpen && forwardForm(view)}${superviseForm(view)}${isOpen && editForm(view)}</section>`;
}

function correctionForm({ detail, record, item, clerk }: CaseViewOf): Html {
  const { form } = contentAt(detail, record, 'newest');
  const fields = editableFields(item?.formSchema, form);
  const box = (name: string, value: string, label: string) =>
    html`<li><label><input type="checkbox" name="${name}" value="${value}"> ${label}</label></li>`;
  return html`<details><summary>要求补正</summary>${opening(detail, 'correction', clerk)}
    <p class="soft">只能要求本事项目录里的材料和表单里的内容，不能另加。</p>
    <label>材料</label><ul>${(item?.materials ?? []).map(({ code, name }) => box('material', code, name))}</ul>
    <details><summary>表单内容</summary><ul>${fields.map(({ pointer, group, label }) => box('field', pointer, `${group} · ${label}`))}</ul></details>
    <label for="correction-text">要补正什么（窗口和群众看得到）</label><textarea id="correction-text" name="text" maxlength="1000" required></textarea>
    ${dateField('correction-by')}<p><button class="main">发出补正要求</button></p></form></details>`;
}

function forwardForm({ detail, record, item, departments, clerk }: CaseViewOf): Html {
  const own = record.department ?? item?.implementer.name ?? '';
  return html`<details><summary>转办（现由${own === '' ? '未定部门' : own}办理）</summary>${opening(detail, 'forward', clerk)}
    <label for="forward-to">转给</label><select id="forward-to" name="to" required><option value="">请选择部门</option>
    ${departments.filter((name) => name !== own).map((name) => html`<option>${name}</option>`)}</select>
    <label for="forward-text">说明</label><textarea id="forward-text" name="text" maxlength="1000"></textarea>
    <p><button class="main">转办</button></p></form></details>`;
}

function superviseForm({ detail, clerk }: CaseViewOf): Html {
  return html`<details><summary>督办</summary>${opening(detail, 'supervision', clerk)}
    <label for="supervise-title">督办事由</label><p><input id="supervise-title" name="title" maxlength="200" size="40" required></p>
    <label for="supervise-text">说明</label><textarea id="supervise-text" name="text" maxlength="2000"></textarea>
    ${dateField('supervise-by')}<p><button class="main">发出督办</button></p></form></details>`;
}

function editForm({ detail, record, item, clerk }: CaseViewOf): Html {
  const { form, madeBy } = contentAt(detail, record, 'newest');
  const fields = editableFields(item?.formSchema, form);
  const id = (pointer: string) => `edit${pointer}`;
  return html`<details><summary>修改内容</summary>${opening(detail, 'edit', clerk)}
    <p class="soft">受理时的内容不会变，修改另存为一个版本，窗口看得到。姓名和证件号码不能改。</p>
    <input type="hidden" name="base" value="${madeBy ?? ''}"><div class="edit">${fields.map(
      (field) =>
        html`<label for="${id(field.pointer)}">${field.group} · ${field.label}</label><div>${
          field.options.length > 0 || field.kind === 'yes-no'
            ? html`<select id="${id(field.pointer)}" name="answer:${field.pointer}"><option value=""></option>${optionsFor(field)}</select>`
            : html`<input id="${id(field.pointer)}" name="answer:${field.pointer}" value="${shownValue(field.value)}" maxlength="2000">`
        }</div>`,
    )}</div><label for="edit-reason">修改原因</label><textarea id="edit-reason" name="reason" maxlength="1000" required></textarea>
    <p><button class="main">存为新版本</button></p></form></details>`;
}

function optionsFor(field: ReturnType<typeof editableFields>[number]): readonly Html[] {
  const all =
    field.kind === 'yes-no'
      ? [
          { value: 'yes', title: '是' },
          { value: 'no', title: '否' },
        ]
      : field.options;
  const chosen = shownValue(field.value);
  return all.map(
    ({ value, title }) => html`<option value="${value}"${value === chosen && new Html(' selected')}>${title}</option>`,
  );
}

function opening(detail: ApplicationDetail, path: string, clerk: ConsoleSession): Html {
  return html`<form method="post" action="/console/applications/${detail.id}/${path}">${csrfField(clerk)}`;
}

function dateField(id: string): Html {
  return html`<label for="${id}">答复期限</label><p><input id="${id}" type="date" name="answerBy" required></p>`;
}
