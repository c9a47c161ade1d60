import type { FastifyInstance } from 'fastify';
import { newEnrolmentCode } from '../store/secrets.ts';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { chosenPlace, placeField } from './place.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const threeDaysMs = 3 * 24 * 3600 * 1000;
const perPage = 100;

/** 入网码: shown once, to be typed in at the terminal; the county keeps only its hash. */
export function codePages(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  app.get('/console/codes', async (request, reply) => {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const [codes, { codes: total }] = await Promise.all([
      store.terminals.codes({ limit: perPage, offset: (page - 1) * perPage, placeCode }),
      store.places.counts(placeCode),
    ]);
    const state = (code: (typeof codes)[number]) =>
      code.usedAt !== null ? `已使用 ${instant(code.usedAt)}` : code.expiresAt <= now() ? '已过期' : '未使用';
    const content = html`<h1>入网码</h1><form class="row" method="post" action="/console/codes">${csrfField(request.clerk)}
      <div><label for="office">窗口名称</label><input id="office" name="office" required maxlength="100" size="32"></div>
      ${placeField(request.clerk)}
      <button class="main">生成入网码</button></form>
      <table><thead><tr><th>窗口</th><th>区划</th><th>经手</th><th>生成</th><th>有效期至</th><th>状态</th></tr></thead><tbody>
      ${codes.map(
        (
          code,
        ) => html`<tr><td>${code.office}${code.replacesPrefix && html`<br><span class="soft">顶替 ${code.replacesPrefix}</span>`}</td><td>${code.placeCode || '全县'}</td><td>${code.createdBy}</td><td>${instant(code.createdAt)}</td>
        <td>${instant(code.expiresAt)}</td><td>${state(code)}</td></tr>`,
      )}</tbody></table>${pager({ address: '/console/codes', page, perPage, total, unit: '个' })}`;
    return sendPage(reply, { title: '入网码', section: 'codes', clerk: request.clerk, content });
  });

  app.post('/console/codes', async (request, reply) => {
    const office = formText(request, 'office', 100);
    const clerk = request.clerk;
    const refused = (problem: string, status: number) =>
      sendPage(
        reply,
        {
          title: '入网码',
          section: 'codes',
          clerk,
          content: html`${message(problem, 'bad')}<a href="/console/codes">返回</a>`,
        },
        status,
      );
    if (office === '') return refused('请填窗口名称', 400);
    const place = await chosenPlace(request, shelf);
    if (!place.ok) return refused(place.problem, 400);
    const known = await store.places.office(office);
    if (known !== null && !known.placeCode.startsWith(clerk.placeCode)) {
      return refused('别处已经有这个名称的窗口，请换一个名称', 409);
    }
    // Without a code an office stays where it stands.
    const isNamed = formText(request, 'place', 20) !== '';
    if (known === null || isNamed) await store.places.putOffice({ name: office, placeCode: place.placeCode });
    const code = newEnrolmentCode();
    const expiresAt = new Date(now().getTime() + threeDaysMs);
    await store.terminals.registerCode({ code, office, createdBy: clerk.displayName, expiresAt });
    request.log.info({ clerk: clerk.userName, office }, 'enrolment code issued');
    const content = html`<h1>${office}的入网码</h1><div class="panel"><p class="code">${code}</p>
      <p>只显示这一次。${instant(expiresAt)}前在终端上输入，只能用一次。</p><a href="/console/codes">返回</a></div>`;
    return sendPage(reply, { title: '入网码', section: 'codes', clerk, content });
  });
}
