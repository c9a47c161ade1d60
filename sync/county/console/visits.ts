import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { usualConfiguration } from '../../../main/domain/configuration.ts';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { isFollowedUp } from '../../../main/domain/doorstep/follow-up.ts';
import { visitPurposes, visitSchema, visitState } from '../../../main/domain/doorstep/visit.ts';
import { maskName } from '../../../main/domain/mask.ts';
import type { CountyVisit } from '../doorstep/port.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { missingPhotographs } from './visit-photographs.ts';
import { handoverTable, purposeNames, visitDetail, visitStateNames } from './visit-view.ts';
import { instant } from './words.ts';

const perPage = 50;

/** 上门代办: whom agents are to visit, what came of it, what was handed over, and whom the township calls back. */
export function visitPages(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  app.get('/console/visits', (request, reply) => list(request, reply, null));

  app.get<{ Params: { id: string } }>('/console/visits/:id', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id);
    const held = id.success ? await store.doorstep.find(id.data, request.clerk.placeCode) : null;
    const page = { title: '上门代办', section: 'visits', clerk: request.clerk } as const;
    if (held === null) return sendPage(reply, { ...page, content: message('没有这次上门', 'bad') }, 404);
    const missing = await missingPhotographs({ store }, held.evidence);
    return sendPage(reply, { ...page, content: visitDetail(held, { csrf: request.clerk.csrf, missing }) });
  });

  app.post('/console/visits', async (request, reply) => {
    const assigned = await visitIn(request);
    if (typeof assigned === 'string') return list(request, reply, assigned, 400);
    const { terminalId, visit } = assigned;
    const placeCode = await store.places.ofTerminal(terminalId);
    const terminal = await store.terminals.find(terminalId);
    if (!placeCode?.startsWith(request.clerk.placeCode) || terminal?.station !== 'agent') {
      return list(request, reply, '请选择一台代办员的设备', 400);
    }
    if (visit.purpose === 'deliver') {
      const why = await store.doorstep.whyNotDeliverable(visit.localNumber ?? '', request.clerk.placeCode);
      if (why !== null) return list(request, reply, why, 400);
    }
    await store.doorstep.assign(assigned);
    request.log.info({ clerk: request.clerk.userName, visit: assigned.visit.id, terminalId }, 'visit assigned');
    return reply.redirect('/console/visits', 303);
  });

  app.post<{ Params: { id: string } }>('/console/visits/:id/cancel', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id);
    const { placeCode } = request.clerk;
    const done = id.success && (await store.doorstep.cancel(id.data, { placeCode }));
    if (!done) return list(request, reply, '这次上门已经办完了，不能再取消', 409);
    return reply.redirect('/console/visits', 303);
  });

  async function visitIn(request: FastifyRequest) {
    const text = (name: string, most: number) => formText(request, name, most);
    const itemCode = text('item', 100);
    const item = (await shelf.current())?.items.find(({ code }) => code === itemCode) ?? null;
    const day = z.iso.date().safeParse(text('day', 10));
    if (!day.success) return '请选择上门的日期';
    const hours = { morning: ['01:00', '04:00'], afternoon: ['06:00', '10:00'] } as const;
    const [from, until] = hours[text('half', 20) === 'afternoon' ? 'afternoon' : 'morning'];
    const parsed = visitSchema.omit({ version: true, isCancelled: true }).safeParse({
      id: randomUUID(),
      purpose: z.enum(visitPurposes).catch('apply').parse(text('purpose', 20)),
      personName: text('name', 100),
      phone: text('phone', 30),
      village: text('village', 100),
      place: text('where', 200),
      itemCode: item?.code ?? null,
      itemName: item?.name ?? '',
      localNumber: text('number', 60) || null,
      documents: text('documents', 500)
        .split(/[、,，\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      from: `${day.data}T${from}:00.000Z`,
      until: `${day.data}T${until}:00.000Z`,
      notes: text('notes', 500),
      assignedBy: request.clerk.displayName,
      assignedAt: now().toISOString(),
    });
    if (!parsed.success) return '请填写姓名和村（社区）';
    return { terminalId: text('terminal', 100), visit: parsed.data };
  }

  async function list(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: string | null,
    status = 200,
  ): Promise<FastifyReply> {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const within = { limit: perPage, offset: (page - 1) * perPage, placeCode };
    const [{ rows, total }, rounds, terminals, catalogue, published] = await Promise.all([
      store.doorstep.list(within),
      store.doorstep.handovers({ limit: 20, offset: 0, placeCode }),
      store.terminals.list({ limit: 500, offset: 0, placeCode }),
      shelf.current(),
      store.publications.current('configuration', ''),
    ]);
    const agents = terminals.filter(({ station, revokedAt }) => station === 'agent' && revokedAt === null);
    const content = html`<h1>上门代办</h1><p><a href="/console/visits/figures">代办情况：按代办员、按村、按设备</a></p>${problem !== null && message(problem, 'bad')}
      ${assignForm({ agents, items: catalogue?.items ?? [], clerk: request.clerk, today: shanghaiDate(now().toISOString()) })}
      <div data-fresh>${visitTable(rows, (published?.body ?? usualConfiguration).followUpPercent)}${pager({ address: '/console/visits', query: {}, page, perPage, total, unit: '次' })}</div>
      ${handoverTable(rounds)}`;
    return sendPage(reply, { title: '上门代办', section: 'visits', clerk: request.clerk, content }, status);
  }
}

interface AssignForm {
  readonly agents: readonly { readonly id: string; readonly office: string; readonly numberPrefix: string }[];
  readonly items: readonly { readonly code: string; readonly name: string; readonly status: string }[];
  readonly clerk: { readonly csrf: string };
  readonly today: string;
}

function assignForm({ agents, items, clerk, today }: AssignForm): Html {
  if (agents.length === 0) return html`<p class="panel">还没有代办员的设备入网。入网以后可以在这里派上门任务。</p>`;
  const field = (name: string, label: string, size: number, more: Html = html``) =>
    html`<div><label for="${name}">${label}</label><input id="${name}" name="${name}" size="${size}" ${more}></div>`;
  return html`<details class="panel"><summary>派上门任务</summary>
    <form method="post" action="/console/visits">${csrfField(clerk)}
    <div><label for="terminal">代办员设备</label><select id="terminal" name="terminal">${agents.map(
      ({ id, office, numberPrefix }) => html`<option value="${id}">${office}（${numberPrefix}）</option>`,
    )}</select></div>
    <div><label for="purpose">做什么</label><select id="purpose" name="purpose">${visitPurposes.map(
      (purpose) => html`<option value="${purpose}">${purposeNames[purpose]}</option>`,
    )}</select></div>
    ${field('name', '姓名', 12, html`required`)}${field('phone', '电话', 14)}
    ${field('village', '村（社区）', 14, html`required`)}${field('where', '怎么走', 30)}
    <div><label for="item">事项</label><select id="item" name="item"><option value="">还不知道</option>${items
      .filter(({ status }) => status !== 'retired')
      .map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select></div>
    ${field('number', '办件编号（送达时填）', 24)}${field('documents', '要送的证件（用顿号分开）', 30)}
    <div><label for="day">日期</label><input id="day" name="day" type="date" value="${today}" required></div>
    <div><label for="half">时段</label><select id="half" name="half"><option value="morning">上午</option><option value="afternoon">下午</option></select></div>
    ${field('notes', '备注', 50)}<p><button class="main">派出去</button></p></form></details>`;
}

function visitTable(rows: readonly CountyVisit[], percent: number): Html {
  if (rows.length === 0) return html`<p class="panel">还没有上门任务。</p>`;
  return html`<table><thead><tr><th>时间</th><th>谁</th><th>哪里</th><th>做什么</th><th>代办员</th><th>状态</th><th>回访</th></tr></thead>
    <tbody>${rows.map((held) => {
      const { visit, office } = held;
      const state = visitState(held);
      return html`<tr><td class="nowrap">${instant(visit.from)}</td>
        <td><a href="/console/visits/${visit.id}">${maskName(visit.personName)}</a></td>
        <td>${visit.village} ${visit.place}</td><td>${purposeNames[visit.purpose]} ${visit.itemName}</td>
        <td>${office}</td><td class="nowrap">${visitStateNames[state]}</td>
        <td>${state === 'done' && isFollowedUp(visit.id, percent) ? '要回访' : ''}</td></tr>`;
    })}</tbody></table>`;
}
