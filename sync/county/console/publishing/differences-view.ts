import type { CataloguePackage } from '../../../../main/domain/catalogue.ts';
import { catalogueDifferences, type ItemDifference } from '../../../../main/domain/catalogue-differences.ts';
import { type Html, html } from '../html.ts';
import { message } from '../page.ts';

const groups = [
  ['added', '新增事项'],
  ['changed', '有改动的事项'],
  ['retired', '停办的事项'],
  ['removed', '从目录里去掉的事项'],
] as const satisfies readonly (readonly [ItemDifference['kind'], string])[];

/** What publishing would change, in words that somebody can answer for. */
export function differencesView(before: CataloguePackage | null, after: CataloguePackage): Html {
  const { items, others } = catalogueDifferences(before, after);
  if (items.length === 0 && others.length === 0) return message('和现在的一版没有差别');
  return html`${groups.map(([kind, title]) =>
    group(
      title,
      items.filter((item) => item.kind === kind),
    ),
  )}
    ${others.length > 0 && html`<section class="panel"><h2>其他</h2><ul>${others.map((words) => html`<li>${words}</li>`)}</ul></section>`}
    <p class="soft">正在填的草稿按原来的版本办完；停办、去掉的事项不再受理新的，已受理的照常办理。</p>`;
}

function group(title: string, items: readonly ItemDifference[]): Html | null {
  if (items.length === 0) return null;
  return html`<section class="panel"><h2>${title}（${items.length}）</h2><ul>${items.map(
    ({ code, name, changes }) =>
      html`<li><strong>${name}</strong> <span class="soft">${code}</span>${changes.length > 0 && `：${changes.join('；')}`}</li>`,
  )}</ul></section>`;
}
