import type { MergedField } from '../../../main/domain/merge-amendments.ts';
import type { ApplicationDetail, ConsoleSession } from '../store/port.ts';
import { labelOf, wordsOf } from './case-form.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';

/** The same rule as at the window: old value, theirs, mine; a person chooses, and nothing is chosen beforehand. */
export function mergeView(merge: {
  readonly detail: ApplicationDetail;
  readonly schema: unknown;
  readonly fields: readonly MergedField[];
  /** What the clerk had typed, by field name. */
  readonly typed: ReadonlyMap<string, string>;
  /** The current version, on which the answer will stand. */
  readonly madeBy: string | null;
  readonly reason: string;
  readonly clerk: ConsoleSession;
}): Html {
  const { detail, schema, fields, typed, madeBy, reason, clerk } = merge;
  const words = (field: MergedField, side: 'base' | 'mine' | 'theirs') => wordsOf(schema, field.pointer, field[side]);
  const choice = (field: MergedField, side: 'mine' | 'theirs') =>
    field.kind === 'both-differ'
      ? html`<label><input type="radio" name="take:${field.pointer}" value="${side}" required> ${words(field, side)}</label>`
      : words(field, side);
  return html`<h1>${detail.itemName} · ${detail.countyNumber ?? detail.localNumber}</h1>
    <div class="notice bad">您打开之后，窗口已经改过这件办件。两边都改了的内容，请逐项选择，没有替您选好的。</div>
    <form class="panel" method="post" action="/console/applications/${detail.id}/edit">${csrfField(clerk)}
    <input type="hidden" name="base" value="${madeBy ?? ''}"><input type="hidden" name="seen" value="${typed.get('base') ?? ''}">
    ${[...typed].filter(([name]) => name.startsWith('answer:')).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <table class="compare"><thead><tr><th>内容</th><th>原来</th><th>窗口改的</th><th>您改的</th></tr></thead><tbody>${fields.map(
      (field) => html`<tr><th>${labelOf(schema, field.pointer)}</th><td>${words(field, 'base')}</td>
        <td>${choice(field, 'theirs')}</td><td>${choice(field, 'mine')}</td></tr>`,
    )}</tbody></table><label for="edit-reason">修改原因</label>
    <textarea id="edit-reason" name="reason" maxlength="1000" required>${reason}</textarea>
    <p><button class="main">按所选存为新版本</button> <a href="/console/applications/${detail.id}">放弃我的修改</a></p></form>`;
}
