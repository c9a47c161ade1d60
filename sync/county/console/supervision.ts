import type { FastifyInstance } from 'fastify';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { sendPage } from './page.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 50;

/** 督办: all that is not closed, the nearest date first, with the answers of the windows. */
export function supervisionPages(app: FastifyInstance, { store, now }: ConsoleParts): void {
  app.get('/console/supervision', async (request, reply) => {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const listed = { limit: perPage + 1, offset: (page - 1) * perPage, placeCode };
    const found = await store.cases.openSupervision(listed);
    const notices = found.slice(0, perPage);
    const today = shanghaiDate(now().toISOString());
    const content = html`<h1>督办</h1>${
      notices.length === 0
        ? html`<p class="panel">没有未办结的督办。</p>`
        : html`<table data-fresh><thead><tr><th>事由</th><th>窗口</th><th>发出</th><th>答复期限</th><th>答复</th></tr></thead>
      <tbody>${notices.map(
        (notice) => html`<tr><td>${
          notice.applicationId === null
            ? notice.title
            : html`<a href="/console/applications/${notice.applicationId}">${notice.title}</a>`
        }<br><span class="soft">${notice.text}</span></td><td>${notice.office}</td>
        <td class="nowrap">${instant(notice.at)}<br><span class="soft">${notice.issuedBy}</span></td>
        <td class="nowrap">${notice.answerBy}${notice.state === 'open' && notice.answerBy < today && html`<br><strong class="bad">已超期</strong>`}</td>
        <td>${
          notice.answer === null
            ? html`<span class="warn">还没有答复</span>`
            : html`${notice.answer.text}<br><span class="soft">${notice.answer.answeredBy}，${instant(notice.answer.at)}</span>`
        }</td></tr>`,
      )}</tbody></table>`
    }<p>${page > 1 && html`<a href="/console/supervision?page=${page - 1}">上一页</a>`}
      ${found.length > perPage && html`<a href="/console/supervision?page=${page + 1}">下一页</a>`}</p>`;
    return sendPage(reply, { title: '督办', section: 'supervision', clerk: request.clerk, content });
  });
}
