import type { Item } from '../../../main/domain/catalogue.ts';
import { type AnswerInput, drawInputs, inputName } from '../pre-checks/answer-inputs.ts';
import { usualValidityDays } from '../pre-checks/pre-check-order.ts';
import { Html, html } from './html.ts';
import { csrfField } from './page.ts';

/** Everything may stay open except the item: the window asks for what is missing. */
export function preCheckForm(view: {
  readonly item: Item;
  readonly inputs: readonly AnswerInput[];
  readonly given: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  readonly clerk: { readonly csrf: string };
}): Html {
  const { item, inputs, given, problems, clerk } = view;
  const answers = new Map(inputs.map(({ pointer }) => [pointer, given.get(inputName(pointer)) ?? '']));
  return html`<h1>新建预审 · ${item.name}</h1>${
    problems.length > 0 &&
    html`<div class="message bad" role="alert"><p>有 ${problems.length} 处要改：</p><ul>${problems.map((one) => html`<li>${one}</li>`)}</ul></div>`
  }
    <form method="post" action="/console/pre-checks">${csrfField(clerk)}<input type="hidden" name="item" value="${item.code}">
    <div class="columns"><section class="panel"><h2>申请表</h2>
      <p class="soft">没有的可以空着，到窗口再补；本人身份以窗口读卡为准。</p>${situations(item, given)}${drawInputs(inputs, answers)}</section>
    <section class="panel"><h2>材料</h2><p class="soft">到窗口仍须核对原件。</p>${materials(item, given)}
      <label for="note">预审意见（窗口看得到）</label><textarea id="note" name="note" maxlength="1000">${given.get('note')}</textarea>
      <p><label for="valid">有效期</label><select id="valid" name="valid">${[7, usualValidityDays, 90].map(
        (days) =>
          html`<option value="${days}"${String(days) === (given.get('valid') ?? String(usualValidityDays)) && new Html(' selected')}>${days} 天</option>`,
      )}</select></p><p><button class="main">预审通过，生成编号</button> <a href="/console/pre-checks">返回</a></p></section></div></form>`;
}

function situations(item: Item, given: ReadonlyMap<string, string>): Html | null {
  if (item.situations.length === 0) return null;
  return html`<h3>情形</h3>${item.situations.map(({ key, question, options }) => {
    const name = `situation/${key}`;
    return html`<label for="${name}">${question}</label><select id="${name}" name="${name}"><option value="">—</option>${options.map(
      (option) =>
        html`<option value="${option.key}"${option.key === given.get(name) && new Html(' selected')}>${option.label}</option>`,
    )}</select>`;
  })}`;
}

const states = [
  ['', '没有'],
  ['uploaded', '已上传'],
  ['checked', '已核'],
] as const;

function materials(item: Item, given: ReadonlyMap<string, string>): Html {
  return html`<table><thead><tr><th>材料</th><th>县里</th><th>备注</th></tr></thead><tbody>${item.materials.map(
    ({ code, name }) =>
      html`<tr><td>${name}</td><td><select name="material/${code}" aria-label="${name}">${states.map(
        ([value, label]) =>
          html`<option value="${value}"${value === (given.get(`material/${code}`) ?? '') && new Html(' selected')}>${label}</option>`,
      )}</select></td><td><input name="material-note/${code}" aria-label="${name} 备注" maxlength="200" value="${given.get(`material-note/${code}`)}"></td></tr>`,
  )}</tbody></table>`;
}
