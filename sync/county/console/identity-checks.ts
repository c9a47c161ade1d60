import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  identityFindingNames,
  identityStandingNames,
  identityVerdicts,
} from '../../../main/domain/identity/verification.ts';
import { groupIdNumber, maskIdNumber } from '../../../main/domain/mask.ts';
import type { IdentityRow } from '../identity/port.ts';
import { sha256Hex } from '../store/secrets.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 30;

/** 身份核验: stands for the population database where the county has no service for it; the words go down either way. */
export function identityPages(app: FastifyInstance, { store }: ConsoleParts): void {
  app.get('/console/identity', async (request, reply) => {
    const page = pageNumber(request.query);
    const { rows, total } = await store.identityChecks.pending({ limit: perPage, offset: (page - 1) * perPage });
    const { clerk } = request;
    const content = html`<h1>身份联网核验</h1>
      <p class="soft">逐件与人口库比对，结果自动下发到窗口；不一致的办件挂起，窗口负责人核实后回到这里再核。</p>
      ${rows.length === 0 ? html`<p class="panel">没有待核验的。</p>` : table(rows, clerk)}
      ${pager({ address: '/console/identity', page, perPage, total, unit: '件' })}
      <section class="panel"><h2>人口库接口</h2><p>人口库一侧的程序可以自己取待核验的办件、送回结果（GET、POST /api/v1/population/checks），用下面生成的密钥。</p>
      <form method="post" action="/console/identity/service">${csrfField(clerk)}<button>生成新密钥（旧的作废）</button></form></section>`;
    return sendPage(reply, { title: '身份核验', section: 'identity', clerk, content });
  });

  app.post<{ Params: { application: string } }>('/console/identity/check/:application', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.application);
    const verdict = z.enum(identityVerdicts).safeParse(formText(request, 'verdict', 20));
    const note = formText(request, 'note', 500);
    const { clerk } = request;
    const refuse = (words: string, status: number) =>
      sendPage(
        reply,
        {
          title: '身份核验',
          section: 'identity',
          clerk,
          content: html`${message(words, 'bad')}<a href="/console/identity">返回</a>`,
        },
        status,
      );
    if (!id.success || !verdict.success) return refuse('请选择核验结果', 400);
    if (verdict.data === 'mismatch' && note.length < 2) return refuse('不一致的要写明哪里不一致，窗口按它去核实', 400);
    const told = await store.identityChecks.check(id.data, { verdict: verdict.data, note, by: clerk.displayName });
    request.log.info(
      { clerk: clerk.userName, applicationId: id.data, verdict: verdict.data, told },
      'identity checked',
    );
    return told ? reply.redirect('/console/identity', 303) : refuse('没有这件办件', 404);
  });

  app.post('/console/identity/service', async (request, reply) => {
    const token = randomBytes(32).toString('base64url');
    await store.identityChecks.putServiceToken(sha256Hex(token));
    request.log.info({ clerk: request.clerk.userName }, 'token of the population service made');
    const content = html`<h1>人口库接口密钥</h1><div class="panel"><p class="code">${token}</p>
      <p>只显示这一次。对方以 Authorization: Bearer 密钥 调用 /api/v1/population/checks。</p><a href="/console/identity">返回</a></div>`;
    return sendPage(reply, { title: '身份核验', section: 'identity', clerk: request.clerk, content });
  });
}

/** 挂起 (R39): a case whose applicant does not match is not decided, wherever the form for it stands. */
export function identityHold(app: FastifyInstance, { store }: Pick<ConsoleParts, 'store'>): void {
  app.addHook('preHandler', async (request, reply) => {
    const { url = '' } = request.routeOptions;
    if (request.method !== 'POST' || !/^\/console\/applications\/:id\/(decision|step)$/.test(url)) return;
    const { id } = z.object({ id: z.uuid().catch('') }).parse(request.params);
    if (id === '' || !(await store.identityChecks.isHeld(id))) return;
    const content = html`${message('身份联网核验不一致，办件已挂起；窗口核实、重新核验一致后才能审批', 'bad')}
      <a href="/console/applications/${id}">返回办件</a>`;
    return sendPage(reply, { title: '办件挂起', section: 'inbox', clerk: request.clerk, content }, 409);
  });
}

function table(rows: readonly IdentityRow[], clerk: { readonly csrf: string }): Html {
  return html`<table><thead><tr><th>申请人</th><th>证件</th><th>办件</th><th>上次</th><th>核验结果</th></tr></thead><tbody>${rows.map(
    (row) => html`<tr><td>${row.applicantName}</td><td class="nowrap">${groupIdNumber(maskIdNumber(row.idNumber))}</td>
    <td><a href="/console/applications/${row.applicationId}">${row.localNumber}</a><br><span class="soft">${row.itemName}，${row.office}</span></td>
    <td>${lastWord(row)}</td>
    <td><form class="row" method="post" action="/console/identity/check/${row.applicationId}">${csrfField(clerk)}
      <input name="note" maxlength="500" size="16" aria-label="说明" placeholder="哪里不一致">
      <button class="main" name="verdict" value="match">一致</button>
      <button class="no" name="verdict" value="mismatch">不一致</button>
      <button name="verdict" value="unavailable">查不到</button></form></td></tr>`,
  )}</tbody></table>`;
}

function lastWord({ check }: IdentityRow): Html {
  if (check === null) return html`<span class="soft">还没有核验</span>`;
  const { word, finding } = check;
  return html`${identityStandingNames[word.verdict].zh} <span class="soft">${instant(word.checkedAt)} ${word.note}</span>
    ${finding && html`<br>窗口核实：${identityFindingNames[finding.finding].zh}，${finding.text}`}`;
}
