import type { FastifyInstance } from 'fastify';
import type { Item } from '../../../main/domain/catalogue.ts';
import { validateCatalogue } from '../../../main/domain/validate-item.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { uploadForm } from './publishing/catalogue-upload.ts';
import { historyOf } from './publishing/history.ts';
import { instant } from './words.ts';

/** 事项目录 as it is published now, and what is wrong with it (R05). */
export function cataloguePages(app: FastifyInstance, { store, shelf }: ConsoleParts): void {
  app.get('/console/catalogue', async (request, reply) => {
    const catalogue = await shelf.current();
    const isCountyClerk = request.clerk.placeCode === '';
    const upload = isCountyClerk && uploadForm(request.clerk);
    const history = await historyOf(store, { kind: 'catalogue', scope: '' }, isCountyClerk ? again : undefined);
    const content =
      catalogue === null
        ? html`${message('还没有发布事项目录')}${upload}`
        : html`<h1>事项目录 第 ${catalogue.version} 版</h1>
          <p class="soft">${catalogue.county.name}，${instant(catalogue.publishedAt)} 发布，${catalogue.items.length} 个事项；放假安排已知到 ${catalogue.calendar.knownUntil}</p>
          ${upload}${problems(validateCatalogue(catalogue), catalogue.items)}${table(catalogue.items)}${history}`;
    function again(version: number): Html | null {
      if (version === catalogue?.version) return null;
      return html`<form class="inline" method="post" action="/console/catalogue/again">${csrfField(request.clerk)}
        <input type="hidden" name="version" value="${version}"><button>以此为新版</button></form>`;
    }
    return sendPage(reply, { title: '事项目录', section: 'catalogue', clerk: request.clerk, content });
  });
}

function problems(found: ReturnType<typeof validateCatalogue>, items: readonly Item[]): Html {
  if (found.length === 0) return message('检查通过：要素齐全，没有矛盾。');
  const nameAt = (pointer: string) => items[Number(pointer.split('/')[2])]?.name ?? '';
  return html`<div class="message bad"><p>检查发现 ${found.length} 处问题：</p><ul>${found
    .slice(0, 200)
    .map(
      (problem) =>
        html`<li>${nameAt(problem.pointer)}：${problem.message.zh} <span class="soft">${problem.pointer}</span></li>`,
    )}</ul></div>`;
}

function table(items: readonly Item[]): Html {
  const unit = { workday: '个工作日', day: '个自然日' } as const;
  return html`<table><thead><tr><th>编码</th><th>事项</th><th>办理主体</th><th>承诺时限</th><th class="number">材料</th><th>状态</th></tr></thead>
    <tbody>${items.map(
      (item) => html`<tr><td class="nowrap">${item.code}</td><td>${item.name}</td><td>${item.implementer.name}</td>
      <td class="nowrap">${item.handleType === '1' ? '即办' : `${item.promisedLimit.value} ${unit[item.promisedLimit.unit]}`}</td>
      <td class="number">${item.materials.length}</td><td>${item.status === 'active' ? '在办' : '停办'}</td></tr>`,
    )}</tbody></table>`;
}
