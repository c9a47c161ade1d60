import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TerminalRecord } from '../store/port.ts';
import { newEnrolmentCode } from '../store/secrets.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { instant } from './words.ts';

const threeDaysMs = 3 * 24 * 3600 * 1000;

/** 收回、换密钥、顶替: what a clerk may do to a terminal of the own place. */
export function terminalActions(app: FastifyInstance, { store, now }: ConsoleParts): void {
  act('revoke', async (terminal, request, reply) => {
    await store.terminals.revoke(terminal.id);
    request.log.info({ clerk: request.clerk.userName, terminalId: terminal.id }, 'terminal revoked');
    return reply.redirect('/console/terminals', 303);
  });

  act('new-key', async (terminal, request, reply) => {
    await store.terminals.orderNewKey(terminal.id);
    request.log.info({ clerk: request.clerk.userName, terminalId: terminal.id }, 'new key ordered');
    return reply.redirect('/console/terminals', 303);
  });

  /** The old terminal works until the code is used: whoever makes a code by mistake has broken nothing. */
  act('replace', async (terminal, request, reply) => {
    const { clerk } = request;
    const code = newEnrolmentCode();
    const expiresAt = new Date(now().getTime() + threeDaysMs);
    const { office, id: replaces, numberPrefix } = terminal;
    await store.terminals.registerCode({ code, office, createdBy: clerk.displayName, expiresAt, replaces });
    request.log.info({ clerk: clerk.userName, terminalId: replaces }, 'code for a replacement issued');
    const content = html`<h1>顶替 ${numberPrefix}（${office}）的入网码</h1><div class="panel"><p class="code">${code}</p>
      <p>只显示这一次。${instant(expiresAt)}前在新终端上，或者在换过硬盘、要重新入网的原终端上输入，只能用一次。</p>
      <p>用掉以后，原来的终端 ${numberPrefix} 不能再送件；它送来的办件由新终端接着收结果。</p>
      <a href="/console/terminals">返回</a></div>`;
    return sendPage(reply, { title: '入网码', section: 'terminals', clerk, content });
  });

  function act(
    name: string,
    work: (terminal: TerminalRecord, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ): void {
    app.post<{ Params: { id: string } }>(`/console/terminals/:id/${name}`, async (request, reply) => {
      const terminal = await store.terminals.find(request.params.id);
      const office = terminal && (await store.places.office(terminal.office));
      const isOwn = terminal !== null && (office?.placeCode ?? '').startsWith(request.clerk.placeCode);
      if (isOwn) return work(terminal, request, reply);
      const content = html`${message('没有这台终端', 'bad')}<a href="/console/terminals">返回</a>`;
      return sendPage(reply, { title: '终端', section: 'terminals', clerk: request.clerk, content }, 404);
    });
  }
}

export function actionsFor(terminal: TerminalRecord, clerk: { readonly csrf: string }): Html {
  const button = (action: string, words: string, look = '') =>
    html`<form class="inline" method="post" action="/console/terminals/${terminal.id}/${action}">${csrfField(clerk)}
      <button class="${look}">${words}</button></form>`;
  const isInUse = terminal.revokedAt === null;
  return html`${isInUse && button('new-key', '换密钥')} ${terminal.replacedBy === null && button('replace', '顶替')}
    ${isInUse && button('revoke', '收回', 'no')}`;
}
