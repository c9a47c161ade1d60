import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ratingUpstreams } from '../../../main/domain/rating/rating-codes.ts';
import { ratingsCsv } from '../ratings/ratings-csv.ts';
import type { ConsoleParts } from './console.ts';
import { followUpDates } from './follow-up-dates.ts';
import { Html, html } from './html.ts';
import { message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { followForm, ratingCounts, ratingTable } from './rating-view.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';

const perPage = 50;
const exportedAtMost = 10_000;
const statisticsDays = 90;
const filters = { 'to-follow': '待回访整改', bad: '全部差评', all: '全部评价' } as const;

/** 好差评: counts by office, and every bad one until it is called back and put right. Names only of those who gave one. */
export function ratingPages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, now } = parts;

  app.get('/console/ratings', async (request, reply) => {
    const page = pageNumber(request.query);
    const { only } = z.object({ only: z.enum(['to-follow', 'bad', 'all']).catch('to-follow') }).parse(request.query);
    const [{ rows, total }, counts, dates] = await Promise.all([
      store.ratings.list({ only, limit: perPage, offset: (page - 1) * perPage }),
      store.ratings.counts(new Date(now().getTime() - statisticsDays * 24 * 3600_000)),
      followUpDates(parts),
    ]);
    const tabs = Object.entries(filters).map(
      ([value, words]) =>
        html`<a href="/console/ratings?only=${value}"${value === only ? new Html(' aria-current="page"') : null}>${words}</a> `,
    );
    const downloads = ratingUpstreams.map(({ id, name }) => html`<a href="/console/ratings/export/${id}">${name}</a> `);
    const content = html`<h1>好差评</h1><section class="panel"><h2>近 ${statisticsDays} 天</h2>${ratingCounts(counts)}
      <p class="soft">按上级平台的代码导出：${downloads}</p></section><p>${tabs}</p>
      <div data-fresh>${ratingTable(rows, dates)}${pager({ address: '/console/ratings', query: { only }, page, perPage, total, unit: '条' })}</div>`;
    return sendPage(reply, { title: '好差评', section: 'ratings', clerk: request.clerk, content });
  });

  app.get<{ Params: { upstream: string } }>('/console/ratings/export/:upstream', async (request, reply) => {
    const upstream = ratingUpstreams.find(({ id }) => id === request.params.upstream);
    if (!upstream) return reply.code(404).send('');
    const { rows } = await store.ratings.list({ only: 'all', limit: exportedAtMost, offset: 0 });
    request.log.info({ clerk: request.clerk.userName, upstream: upstream.id, count: rows.length }, 'ratings exported');
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="ratings-${upstream.id}.csv"`)
      .send(ratingsCsv(rows, upstream));
  });

  app.get<{ Params: { id: string } }>('/console/ratings/:id', (request, reply) => show(request, reply, null));

  app.post<{ Params: { id: string } }>('/console/ratings/:id/follow', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id);
    const kind = z.enum(['call', 'fix']).safeParse(formText(request, 'kind', 10));
    const text = formText(request, 'text', 1000);
    if (!id.success || !kind.success || text.length < 2) {
      return show(request, reply, '请写明回访或整改的情况', 400);
    }
    const done = await store.ratings.followUp(id.data, { kind: kind.data, text, actor: request.clerk.displayName });
    request.log.info({ clerk: request.clerk.userName, ratingId: id.data, kind: kind.data, done }, 'rating followed up');
    if (done.ok) return reply.redirect(`/console/ratings/${id.data}`, 303);
    const words = { 'not-found': '没有这条评价', 'not-bad': '不是差评，不用回访整改', closed: '已经办结' }[done.why];
    return show(request, reply, words, 409);
  });

  async function show(
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    problem: string | null,
    status = 200,
  ): Promise<FastifyReply> {
    const { clerk } = request;
    const id = z.uuid().safeParse(request.params.id);
    const rating = id.success ? await store.ratings.find(id.data) : null;
    const content =
      rating === null
        ? message('没有这条评价', 'bad')
        : html`${problem && message(problem, 'bad')}${followForm(rating, await followUpDates(parts), clerk)}`;
    return sendPage(reply, { title: '好差评', section: 'ratings', clerk, content }, rating === null ? 404 : status);
  }
}
