import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { missingBasics } from '../../../../main/domain/basic-list.ts';
import type { BasicItem } from '../../../../main/domain/catalogue.ts';
import { basicItemsSchema } from '../../publications/basic-list.ts';
import type { ConsoleParts } from '../console.ts';
import { type Html, html } from '../html.ts';
import { csrfField, message, sendPage } from '../page.ts';
import { formText } from '../session.ts';
import { instant } from '../words.ts';

/** 基本目录 of the level above: what every catalogue of this county must offer, and the 增减说明 for those above (R04). */
export function basicListPages(app: FastifyInstance, { store, shelf }: ConsoleParts): void {
  app.get('/console/basic-list', (request, reply) => show(request, reply, null));

  app.post('/console/basic-list', async (request, reply) => {
    const items = itemsIn(formText(request, 'items', 200_000));
    const source = formText(request, 'source', 200);
    if (items === null || source === '')
      return show(request, reply, '每行一个事项：编码、空格、名称；并写明依据的文件', 400);
    await store.basicList.put({ items, source, setBy: request.clerk.displayName });
    request.log.info({ clerk: request.clerk.userName, items: items.length }, 'basic list set');
    return reply.redirect('/console/basic-list', 303);
  });

  /** What goes upwards in writing: every addition and every removal that is in force, with its reason. */
  app.get('/console/basic-list/changes.csv', async (_request, reply) => {
    const catalogue = await shelf.current();
    const rows = (catalogue?.localChanges ?? []).map(({ code, name, kind, reason }) =>
      [code, name, kind === 'added' ? '增加' : '减少', reason].map(cell).join(','),
    );
    const text = [`编码,事项,增减,理由（目录第${catalogue?.version ?? 0}版）`, ...rows].join('\r\n');
    return reply
      .header('content-disposition', 'attachment; filename="catalogue-changes.csv"')
      .type('text/csv; charset=utf-8')
      .send(`\u{feff}${text}\r\n`);
  });

  async function show(request: FastifyRequest, reply: FastifyReply, problem: string | null, status = 200) {
    const [list, catalogue] = await Promise.all([store.basicList.current(), shelf.current()]);
    const missing = catalogue === null ? [] : missingBasics(catalogue, list.items);
    const content = html`<h1>基本目录</h1>${problem !== null && message(problem, 'bad')}
      ${list.setAt !== null && html`<p class="soft">${list.source}，${list.items.length} 个事项，${list.setBy} ${instant(list.setAt)} 登记</p>`}
      ${missing.length > 0 ? message(html`现在的目录缺：${missing.map(({ code, name }) => `${name}（${code}）`).join('、')}`, 'bad') : null}
      <form class="panel" method="post" action="/console/basic-list">${csrfField(request.clerk)}
      <label for="source">依据的文件</label><input id="source" name="source" required maxlength="200" size="60" value="${list.source}">
      <label for="items">必须列入的事项，每行一个：编码 名称</label>
      <textarea id="items" name="items" rows="14" maxlength="200000">${list.items.map(({ code, name }) => `${code} ${name}`).join('\n')}</textarea>
      <p><button class="main">登记基本目录</button> <a href="/console/basic-list/changes.csv">下载增减说明</a>
      <a href="/console/catalogue">返回事项目录</a></p></form>`;
    return sendPage(reply, { title: '基本目录', section: 'catalogue', clerk: request.clerk, content }, status);
  }
}

/** Null where a line is no item. An empty text is an empty list: nothing is mandatory any more. */
function itemsIn(text: string): readonly BasicItem[] | null {
  const lines = text.split('\n').map((line) => line.trim());
  const items = lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, code = '', name = ''] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
      return { code, name };
    });
  const parsed = basicItemsSchema.safeParse(items);
  return parsed.success ? parsed.data : null;
}

/** A cell that begins with =, +, - or @ would be run by a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** What keeps a catalogue from being published: mandatory items missing, changes unexplained. */
export function basicListProblems(verdict: {
  readonly missing: readonly BasicItem[];
  readonly unexplained: readonly { readonly code: string; readonly name: string; readonly kind: 'added' | 'removed' }[];
}): Html | null {
  if (verdict.missing.length === 0) return null;
  return html`<h1>不能发布</h1><div class="message bad"><p>缺基本目录必须列入的事项：</p>
    <ul>${verdict.missing.map(({ code, name }) => html`<li>${name} <span class="soft">${code}</span></li>`)}</ul></div>
    <a href="/console/catalogue">返回</a>`;
}
