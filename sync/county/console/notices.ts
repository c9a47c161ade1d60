import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { chosenPlace, placeField } from './place.ts';
import { historyOf } from './publishing/history.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 50;

export function noticePages(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  app.get('/console/notices', async (request, reply) => {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const { rows, total } = await store.publishing.ownNotices({
      limit: perPage,
      offset: (page - 1) * perPage,
      placeCode,
    });
    const content = html`<h1>公告</h1><form class="panel" method="post" action="/console/notices">${csrfField(request.clerk)}
      <label for="title">标题</label><input id="title" name="title" required maxlength="200" size="60">
      <label for="body">内容</label><textarea id="body" name="body" required maxlength="20000"></textarea>
      ${placeField(request.clerk)}<p><button class="main">发布</button></p></form>
      <table><thead><tr><th>标题</th><th>内容</th><th>发布</th><th>范围</th><th></th></tr></thead><tbody>${rows.map(
        (notice) => html`<tr><td>${notice.title}</td><td>${notice.body.slice(0, 200)}</td>
        <td class="nowrap">${instant(notice.publishedAt)}</td><td>${notice.placeCode || '全县'}</td>
        <td><form class="inline" method="post" action="/console/notices/${notice.id}/withdraw">${csrfField(request.clerk)}
        <button>撤下</button></form></td></tr>`,
      )}</tbody></table>${pager({ address: '/console/notices', page, perPage, total, unit: '条' })}
      ${await historyOf(store, { kind: 'notices', scope: placeCode })}`;
    return sendPage(reply, { title: '公告', section: 'notices', clerk: request.clerk, content });
  });

  app.post('/console/notices', async (request, reply) => {
    const [title, body] = [formText(request, 'title', 200), formText(request, 'body', 20_000)];
    if (title === '' || body === '') {
      const content = html`${message('标题和内容都要填', 'bad')}<a href="/console/notices">返回</a>`;
      return sendPage(reply, { title: '公告', section: 'notices', clerk: request.clerk, content }, 400);
    }
    const place = await chosenPlace(request, shelf);
    if (!place.ok) {
      const content = html`${message(place.problem, 'bad')}<a href="/console/notices">返回</a>`;
      return sendPage(reply, { title: '公告', section: 'notices', clerk: request.clerk, content }, 400);
    }
    const notice = { id: randomUUID(), title, body, publishedAt: now().toISOString() };
    const publisher = { by: request.clerk.displayName, note: `发布《${title.slice(0, 60)}》` };
    await store.publishing.publishNotices([notice], place.placeCode, publisher);
    request.log.info({ clerk: request.clerk.userName, noticeId: notice.id }, 'notice published');
    return reply.redirect('/console/notices', 303);
  });

  app.post<{ Params: { id: string } }>('/console/notices/:id/withdraw', async (request, reply) => {
    const id = request.params.id.replaceAll('\0', '');
    const isWithdrawn = await store.publishing.withdrawNotice(id, request.clerk.placeCode, {
      by: request.clerk.displayName,
      note: '撤下公告',
    });
    if (isWithdrawn) request.log.info({ clerk: request.clerk.userName, noticeId: id }, 'notice withdrawn');
    return reply.redirect('/console/notices', 303);
  });
}
