import { z } from 'zod';
import { terminateReasons } from '../../../main/domain/case/coded-reasons.ts';
import type { TransitionName } from '../../../main/domain/case/move.ts';
import { caseRoleNames, caseStateNames } from '../../../main/domain/case/states.ts';
import { transitions } from '../../../main/domain/case/transitions.ts';
import type { CaseHistory } from '../cases/port.ts';
import type { CaseViewOf } from './case-view.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { instant } from './words.ts';

/** The county's own steps; the decision has a form of its own. */
export const stepSchema = z.enum(['start', 'suspend', 'resume', 'extend', 'transfer', 'terminate']);

/** Every step with who and when, and those that have no effect as what they are: violations. */
export function historyView(history: CaseHistory | null): Html | null {
  if (history === null) return null;
  return html`<section class="panel" id="steps"><h2>办件步骤 · ${caseStateNames[history.state].zh}</h2>
    ${history.refused.map(
      ({
        move,
        refusal,
      }) => html`<p class="message bad" data-violation="${move.detail.transition}">违规：${instant(move.at)}
      ${move.by.name}“${transitions[move.detail.transition].name.zh}”未生效。${refusal?.text.zh ?? ''}（${refusal?.clause ?? ''}）</p>`,
    )}
    <table><thead><tr><th>时间</th><th>步骤</th><th>到</th><th>经手</th></tr></thead><tbody>${history.made.map(
      (
        move,
      ) => html`<tr><td class="nowrap">${instant(move.at)}</td><td>${transitions[move.detail.transition].name.zh}</td>
      <td>${caseStateNames[move.to].zh}</td><td>${move.by.name}（${caseRoleNames[move.by.role].zh}）${
        move.second && html`、${move.second.name}`
      }${move.where === 'county' && html` <span class="soft">县</span>`}</td></tr>`,
    )}</tbody></table></section>`;
}

/** The forms of what may be begun now. */
export function stepForms(view: CaseViewOf, history: CaseHistory | null): Html | null {
  const { detail, clerk, item } = view;
  if (history === null || detail.deliveredAt === null) return null;
  const open = new Set(openSteps(history));
  const form = (name: TransitionName, fields: Html): Html | false =>
    open.has(name) &&
    html`<details class="panel"><summary>${transitions[name].name.zh}</summary>
    <form method="post" action="/console/applications/${detail.id}/step">${csrfField(clerk)}
    <input type="hidden" name="transition" value="${name}">${fields}<p><button>${transitions[name].name.zh}</button></p></form></details>`;
  const text = (label: string) =>
    html`<label>${label}<textarea name="text" required minlength="2" maxlength="1000"></textarea></label>`;
  const days = (label: string) =>
    html`<label>${label}<input name="days" type="number" min="1" max="730" required></label>`;
  const choose = (label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>${label}<select name="what">${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></label>`;
  const steps = (item?.flow ?? []).filter(({ role }) => role !== 'D').map(({ step }) => [step, step] as const);
  const procedures = (item?.specialProcedures ?? []).map(({ name }) => [name, name] as const);
  const reasons = terminateReasons.map(({ code, name }) => [code, name.zh] as const);
  return html`${form('start', choose('环节', steps))}${
    procedures.length > 0 &&
    form('suspend', html`${choose('特别程序', procedures)}${days('预计天数')}${text('理由（会告知申请人）')}`)
  }${form('resume', text('结果'))}${form('extend', html`${days('延几个工作日')}${text('理由（会告知申请人）')}`)}${form(
    'transfer',
    text('转报给'),
  )}${form('terminate', html`${choose('终止原因', reasons)}${text('说明（会告知申请人）')}`)}`;
}

function openSteps({ state }: CaseHistory): readonly TransitionName[] {
  return stepSchema.options.filter((name) => transitions[name].from.includes(state));
}
