import type { PublicationKind } from '../../../../main/domain/publication.ts';
import type { CountyStore } from '../../store/port.ts';
import { type Html, html, type Part } from '../html.ts';
import { instant } from '../words.ts';

const shown = 20;

/** 发布记录: the newest versions, who published them and why. `action`: what else can be done with one. */
export async function historyOf(
  store: CountyStore,
  of: { readonly kind: PublicationKind; readonly scope: string },
  action?: (version: number) => Part,
): Promise<Html> {
  const versions = await store.publications.history({ ...of, limit: shown, offset: 0 });
  const rows = versions.map(
    ({ version, publishedAt, by, note, hash }) => html`<tr><td class="number">第 ${version} 版</td>
      <td class="nowrap">${instant(publishedAt)}</td><td>${by === 'system' ? '系统' : by}</td><td>${note || '—'}</td>
      <td class="soft">${hash.slice(0, 16)}</td>${action && html`<td>${action(version)}</td>`}</tr>`,
  );
  return html`<h2>发布记录</h2>${
    rows.length === 0
      ? html`<p class="soft">还没有发布过</p>`
      : html`<table><thead><tr><th class="number">版本</th><th>发布时间</th><th>发布人</th><th>说明</th><th>指纹</th>${
          action && html`<th></th>`
        }</tr></thead><tbody>${rows}</tbody></table>
        <p class="soft">只列最近 ${shown} 版。版本号只增不减：要退回以前的内容，就把它作为新版再发布一次。</p>`
  }`;
}
