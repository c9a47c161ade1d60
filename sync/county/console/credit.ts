import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { creditStandingNames, creditVerdicts } from '../../../main/domain/credit.ts';
import { maskName } from '../../../main/domain/mask.ts';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { formText } from './session.ts';
import { instant } from './words.ts';

const shown = 50;

/** 信用核查: stands for the credit platform's answer. It stops deferrals and commitments, and never a case. */
export function creditPages(app: FastifyInstance, { store }: ConsoleParts): void {
  app.get('/console/credit', async (request, reply) => {
    const { clerk } = request;
    const told = await store.credit.list({ limit: shown, offset: 0 });
    const content = html`<h1>信用核查</h1><p class="soft">容缺、承诺受理的申请人向信用平台查询后在这里登记；有失信记录的停用容缺和承诺，办件照常办理，查不到不算失信。</p>
      <form class="row" method="post" action="/console/credit">${csrfField(clerk)}
      <div><label for="number">办件编号</label><input id="number" name="number" required maxlength="60" size="28"></div>
      <div><label for="note">说明</label><input id="note" name="note" maxlength="500" size="28"></div>
      ${creditVerdicts.map((verdict) => html`<button name="verdict" value="${verdict}">${creditStandingNames[verdict].zh}</button>`)}</form>
      ${
        told.length > 0 &&
        html`<table><thead><tr><th>办件</th><th>申请人</th><th>结果</th><th>说明</th><th>登记</th></tr></thead><tbody>${told.map(
          (one) => html`<tr><td><a href="/console/applications/${one.applicationId}">${one.localNumber}</a></td>
          <td>${maskName(one.applicantName)}</td><td>${creditStandingNames[one.verdict].zh}</td><td>${one.note}</td>
          <td class="nowrap">${one.checkedBy}，${instant(one.checkedAt)}</td></tr>`,
        )}</tbody></table>`
      }`;
    return sendPage(reply, { title: '信用核查', section: 'credit', clerk, content });
  });

  app.post('/console/credit', async (request, reply) => {
    const { clerk } = request;
    const number = formText(request, 'number', 60).replaceAll('\0', '').toUpperCase();
    const verdict = z.enum(creditVerdicts).safeParse(formText(request, 'verdict', 10));
    const note = formText(request, 'note', 500);
    const isComplete = verdict.success && (verdict.data !== 'bad' || note.length >= 2);
    const told =
      isComplete && (await store.credit.tell(number, { verdict: verdict.data, note, by: clerk.displayName }));
    request.log.info({ clerk: clerk.userName, told }, 'credit told');
    if (told) return reply.redirect('/console/credit', 303);
    const words = isComplete ? '没有这个编号的办件' : '请选择结果；有失信记录的要写明是什么记录';
    const content = html`${message(words, 'bad')}<a href="/console/credit">返回</a>`;
    return sendPage(reply, { title: '信用核查', section: 'credit', clerk, content }, isComplete ? 404 : 400);
  });
}
