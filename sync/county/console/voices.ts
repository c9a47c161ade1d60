import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { voiceKindNames, voiceStateNames, voiceTopicNames } from '../../../main/domain/voice/voice.ts';
import { type CountyVoice, type VoiceAct, voiceAfter } from '../voices/port.ts';
import type { ConsoleParts } from './console.ts';
import { type FollowUpDates, followUpDates } from './follow-up-dates.ts';
import { Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 50;
const filters = { open: '待办', done: '已答复', advice: '意见征集' } as const;
const actNames: Readonly<Record<VoiceAct['action'], string>> = {
  transfer: '转 12345',
  assign: '交办',
  answer: '答复',
  close: '办结',
};

/** 投诉: intake of all windows, hand to 12345, answer. The window that it is about has no account for this page. */
export function voicePages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store } = parts;

  app.get('/console/voices', async (request, reply) => {
    const page = pageNumber(request.query);
    const { only } = z.object({ only: z.enum(['open', 'done', 'advice']).catch('open') }).parse(request.query);
    const { rows, total } = await store.voices.list({ only, limit: perPage, offset: (page - 1) * perPage });
    const dates = await followUpDates(parts);
    const tabs = Object.entries(filters).map(
      ([value, words]) =>
        html`<a href="/console/voices?only=${value}"${value === only ? new Html(' aria-current="page"') : null}>${words}</a> `,
    );
    const content = html`<h1>投诉和意见</h1><p>${tabs}</p><div data-fresh>${table(rows, dates)}
      ${pager({ address: '/console/voices', query: { only }, page, perPage, total, unit: '件' })}</div>`;
    return sendPage(reply, { title: '投诉', section: 'voices', clerk: request.clerk, content });
  });

  app.get<{ Params: { number: string } }>('/console/voices/:number', (request, reply) => show(request, reply, null));

  app.post<{ Params: { number: string } }>('/console/voices/:number/act', async (request, reply) => {
    const { number } = request.params;
    const action = z.enum(['transfer', 'assign', 'answer', 'close']).safeParse(formText(request, 'action', 10));
    const text = formText(request, 'text', 2000);
    if (!action.success || (action.data !== 'close' && text.length < 2)) {
      return show(request, reply, '请写明办理情况', 400);
    }
    const act = { action: action.data, text, actor: request.clerk.displayName };
    const done = await store.voices.act(number.replaceAll('\0', ''), act);
    request.log.info({ clerk: request.clerk.userName, number, action: action.data, done }, 'complaint handled');
    if (done.ok) return reply.redirect(`/console/voices/${encodeURIComponent(number)}`, 303);
    const words = done.why === 'not-found' ? '没有这件投诉' : '现在不能这样办，请看下面的办理情况';
    return show(request, reply, words, 409);
  });

  async function show(
    request: FastifyRequest<{ Params: { number: string } }>,
    reply: FastifyReply,
    problem: string | null,
    status = 200,
  ): Promise<FastifyReply> {
    const { clerk } = request;
    const voice = await store.voices.find(request.params.number.replaceAll('\0', ''));
    const content =
      voice === null
        ? message('没有这件投诉', 'bad')
        : html`${problem && message(problem, 'bad')}${detail(voice, await followUpDates(parts), clerk)}`;
    return sendPage(reply, { title: '投诉', section: 'voices', clerk, content }, voice === null ? 404 : status);
  }
}

function table(rows: readonly CountyVoice[], dates: FollowUpDates): Html {
  if (rows.length === 0) return html`<p class="panel">没有要处理的。</p>`;
  return html`<table><thead><tr><th>编号</th><th>类别</th><th>窗口</th><th>内容</th><th>收到</th><th>状态</th></tr></thead>
    <tbody>${rows.map(
      (one) => html`<tr><td class="nowrap"><a href="/console/voices/${one.number}">${one.number}</a></td>
      <td>${voiceKindNames[one.kind].zh}</td><td>${one.office}</td><td>${topicsOf(one)}${one.voice.words.slice(0, 80)}</td>
      <td class="nowrap">${instant(one.arrivedAt)}</td><td>${stateOf(one, dates)}</td></tr>`,
    )}</tbody></table>`;
}

function detail(one: CountyVoice, dates: FollowUpDates, clerk: { readonly csrf: string }): Html {
  const { voice } = one;
  const may = (['transfer', 'assign', 'answer', 'close'] as const).filter((act) => voiceAfter(one.state, act) !== null);
  return html`<h1>${voiceKindNames[one.kind].zh} · ${one.number}</h1><div class="columns"><section class="panel"><h2>内容</h2><dl>
    <dt>关于</dt><dd>${topicsOf(one) || '—'}</dd><dt>说了什么</dt><dd>${voice.words || '—'}</dd>
    <dt>办件编号</dt><dd>${voice.localNumber || '—'}</dd><dt>登记地点</dt><dd>${one.office}</dd>
    <dt>姓名</dt><dd>${voice.name || '没有留'}</dd><dt>电话</dt><dd>${voice.phone || '没有留'}</dd>
    <dt>登记时间</dt><dd>${instant(one.givenAt)}</dd><dt>送达县里</dt><dd>${instant(one.arrivedAt)}</dd></dl></section>
    <section class="panel"><h2>办理</h2><p>${stateOf(one, dates)}</p>
    ${one.answer !== null && html`<dl><dt>答复</dt><dd>${one.answer}</dd></dl>`}
    ${
      one.actions.length > 0 &&
      html`<table><tbody>${one.actions.map(
        (act) => html`<tr><td>${act.action === 'received' ? '收到' : actNames[act.action]}</td><td>${act.text}</td>
        <td class="nowrap">${act.actor}<br><span class="soft">${instant(act.at)}</span></td></tr>`,
      )}</tbody></table>`
    }${
      may.length > 0 &&
      html`<form method="post" action="/console/voices/${one.number}/act">${csrfField(clerk)}
      <label for="text">办理情况（答复会显示给查询的群众）</label><textarea id="text" name="text" maxlength="2000"></textarea>
      <p>${may.map((act) => html`<button${act === 'answer' ? new Html(' class="main"') : null} name="action" value="${act}">${actNames[act]}</button> `)}</p></form>`
    }</section></div><p><a href="/console/voices">返回</a></p>`;
}

const topicsOf = ({ voice }: CountyVoice): string =>
  voice.topics.map((topic) => voiceTopicNames[topic].zh).join('、') + (voice.topics.length > 0 ? '　' : '');

function stateOf(one: CountyVoice, dates: FollowUpDates): Html {
  const words = voiceStateNames[one.state].zh;
  if (one.state === 'answered' || one.state === 'closed') return html`<span class="state good">✓ ${words}</span>`;
  const by = dates.by(one.arrivedAt, 'complaintDays');
  return html`<span class="state warn">${words}</span>${by && html` ${by} 前答复`}${by !== null && by < dates.today && html` <strong class="bad">已超期</strong>`}`;
}
