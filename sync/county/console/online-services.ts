import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { formText } from './session.ts';
import { instant } from './words.ts';

/** 网上申报接口: keys with which the county's own online service makes pre-checks. Shown once; only the hash is kept. */
export function onlineServicePages(app: FastifyInstance, { store }: ConsoleParts): void {
  app.get('/console/online-services', async (request, reply) => {
    const services = await store.onlineServices.list();
    const content = html`<h1>网上申报接口</h1>
      <form class="row" method="post" action="/console/online-services">${csrfField(request.clerk)}
      <div><label for="name">系统名称</label><input id="name" name="name" required maxlength="50" size="32"></div>
      <button class="main">生成密钥</button></form>
      <table><thead><tr><th>系统</th><th>经手</th><th>生成</th><th>状态</th><th></th></tr></thead><tbody>${services.map(
        (
          service,
        ) => html`<tr><td>${service.name}</td><td>${service.createdBy}</td><td>${instant(service.createdAt)}</td>
        <td>${
          service.revokedAt === null
            ? html`<span class="state good">✓ 在用</span>`
            : html`<span class="state bad">✕ 已停用 ${instant(service.revokedAt)}</span>`
        }</td><td>${
          service.revokedAt === null &&
          html`<form class="inline" method="post" action="/console/online-services/${service.id}/revoke">${csrfField(request.clerk)}
          <button class="no">停用</button></form>`
        }</td></tr>`,
      )}</tbody></table><p><a href="/console/pre-checks">返回预审</a></p>`;
    return sendPage(reply, { title: '网上申报接口', section: 'pre-checks', clerk: request.clerk, content });
  });

  app.post('/console/online-services', async (request, reply) => {
    const { clerk } = request;
    const name = formText(request, 'name', 50);
    if (name === '') {
      const content = html`${message('请填系统名称', 'bad')}<a href="/console/online-services">返回</a>`;
      return sendPage(reply, { title: '网上申报接口', section: 'pre-checks', clerk, content }, 400);
    }
    const token = randomBytes(32).toString('base64url');
    await store.onlineServices.make({ name, token, createdBy: clerk.displayName });
    request.log.info({ clerk: clerk.userName, service: name }, 'key of an online service made');
    const content = html`<h1>${name}的密钥</h1><div class="panel"><p class="code">${token}</p>
      <p>只显示这一次。对方以 Authorization: Bearer 密钥 调用 POST /api/v1/online/pre-checks。</p>
      <a href="/console/online-services">返回</a></div>`;
    return sendPage(reply, { title: '网上申报接口', section: 'pre-checks', clerk, content });
  });

  app.post<{ Params: { id: string } }>('/console/online-services/:id/revoke', async (request, reply) => {
    await store.onlineServices.revoke(request.params.id);
    request.log.info({ clerk: request.clerk.userName, serviceId: request.params.id }, 'online service revoked');
    return reply.redirect('/console/online-services', 303);
  });
}
