import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addWorkdays } from '../../../main/domain/clocks/working-days.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { type DisclosureStatus, disclosureOutcomes, mayStep } from '../../../main/domain/disclosure-request.ts';
import { maskName } from '../../../main/domain/mask.ts';
import type { CountyDisclosure } from '../disclosure/port.ts';
import type { ConsoleParts } from './console.ts';
import { disclosureView } from './disclosure-view.ts';
import { Html, html } from './html.ts';
import { message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 50;
/** 条例 §33: once, by 20 working days at most. */
const extensionWorkdays = 20;

/** 依申请公开: the inbox, the nearest date first, and one request with what may be done with it now. */
export function disclosurePages(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  app.get('/console/disclosure', async (request, reply) => {
    const page = pageNumber(request.query);
    const { state } = z.object({ state: z.enum(['open', 'answered']).catch('open') }).parse(request.query);
    const { placeCode } = request.clerk;
    const { rows, total } = await store.disclosure.list({
      state,
      limit: perPage,
      offset: (page - 1) * perPage,
      placeCode,
    });
    const tab = (value: string, words: string) =>
      html`<a href="/console/disclosure?state=${value}"${value === state ? new Html(' aria-current="page"') : null}>${words}</a> `;
    const today = shanghaiDate(now().toISOString());
    const content = html`<h1>依申请公开</h1><p>${tab('open', '待答复')}${tab('answered', '已答复')}</p>
      <div data-fresh>${table(rows, today)}${pager({ address: '/console/disclosure', query: { state }, page, perPage, total, unit: '件' })}</div>`;
    return sendPage(reply, { title: '依申请公开', section: 'disclosure', clerk: request.clerk, content });
  });

  app.get<{ Params: { id: string } }>('/console/disclosure/:id', (request, reply) => show(request, reply, null));

  app.post<{ Params: { id: string } }>('/console/disclosure/:id/register', (request, reply) =>
    act(request, reply, () => ({ step: 'register', outcome: null, text: '', dueDate: null })),
  );

  app.post<{ Params: { id: string } }>('/console/disclosure/:id/extend', (request, reply) =>
    act(request, reply, async (held) => {
      const text = formText(request, 'text', 2000);
      const calendar = await shelf.calendar();
      if (text.length < 2) return '请写明延期的理由';
      if (calendar === null || held.status.dueDate === null) return '还没有工作日历，不能算出延期后的日期';
      const dueDate = addWorkdays(held.status.dueDate, extensionWorkdays, calendar);
      return { step: 'extend', outcome: null, text, dueDate };
    }),
  );

  app.post<{ Params: { id: string } }>('/console/disclosure/:id/answer', (request, reply) =>
    act(request, reply, () => {
      const outcome = z.enum(disclosureOutcomes).safeParse(formText(request, 'outcome', 20));
      const text = formText(request, 'text', 2000);
      if (!outcome.success || text.length < 2) return '请选择答复结论，并写明答复内容（不予公开的要写依据）';
      return { step: 'answer', outcome: outcome.data, text, dueDate: null };
    }),
  );

  type Step = { step: 'register' | 'extend' | 'answer'; outcome: DisclosureStatus['outcome']; text: string };
  type Asked = (Step & { dueDate: string | null }) | string;

  async function act(
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    ask: (held: CountyDisclosure) => Asked | Promise<Asked>,
  ): Promise<FastifyReply> {
    const held = await visible(request);
    if (held === null) return show(request, reply, null);
    const asked = await ask(held);
    if (typeof asked === 'string') return show(request, reply, asked, 400);
    const done = await store.disclosure.step(held.request.id, { ...asked, by: request.clerk.displayName });
    request.log.info(
      { clerk: request.clerk.userName, disclosure: held.request.id, step: asked.step, done },
      'disclosure',
    );
    if (!done.ok) return show(request, reply, '这件申请的状态已经变了，请看一下再办', 409);
    return reply.redirect(`/console/disclosure/${held.request.id}`, 303);
  }

  async function show(
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    problem: string | null,
    status = 200,
  ): Promise<FastifyReply> {
    const held = await visible(request);
    const page = { title: '依申请公开', section: 'disclosure', clerk: request.clerk } as const;
    if (held === null) return sendPage(reply, { ...page, content: html`${message('没有这件申请', 'bad')}` }, 404);
    const steps = (['register', 'extend', 'answer'] as const).filter((step) => mayStep(held.status.state, step));
    const content = html`${problem !== null && message(problem, 'bad')}${disclosureView(held, steps, request.clerk)}`;
    return sendPage(reply, { ...page, content }, status);
  }

  /** What lies outside the clerk's place is as if it were not there. */
  async function visible(request: FastifyRequest<{ Params: { id: string } }>): Promise<CountyDisclosure | null> {
    const id = z.uuid().safeParse(request.params.id);
    return id.success ? store.disclosure.find(id.data, request.clerk.placeCode) : null;
  }
}

function table(rows: readonly CountyDisclosure[], today: string): Html {
  if (rows.length === 0) return html`<p class="panel">没有这样的申请。</p>`;
  return html`<table><thead><tr><th>编号</th><th>申请人</th><th>要的信息</th><th>收到窗口</th><th>收到</th><th>答复期限</th><th>状态</th></tr></thead>
    <tbody>${rows.map(({ request, status, office }) => {
      const isLate = status.state !== 'answered' && status.dueDate !== null && status.dueDate < today;
      return html`<tr><td class="nowrap"><a href="/console/disclosure/${request.id}">${status.countyNumber}</a><br>
        <span class="soft">${request.localNumber}</span></td>
        <td>${request.applicantKind === 'organisation' ? request.name : maskName(request.name)}</td>
        <td>${request.wanted.slice(0, 80)}</td><td>${office}</td><td class="nowrap">${instant(request.receivedAt)}</td>
        <td class="nowrap">${status.dueDate ?? '—'}${isLate && html`<br><strong class="bad">已超期</strong>`}</td>
        <td class="nowrap">${stateNames[status.state]}</td></tr>`;
    })}</tbody></table>`;
}

const stateNames: Readonly<Record<DisclosureStatus['state'], string>> = {
  received: '待登记',
  registered: '办理中',
  extended: '已延期',
  answered: '已答复',
};
