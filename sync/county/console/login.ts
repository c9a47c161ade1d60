import type { FastifyInstance } from 'fastify';
import { rateLimit } from '../intake/rate-limit.ts';
import { demoClerks } from '../seed-demo.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { message, sendPage } from './page.ts';
import { isRightPassword } from './passwords.ts';
import { formText, type Sessions } from './session.ts';

export function loginRoutes(app: FastifyInstance, { store, now, isDemo }: ConsoleParts, own: Sessions): void {
  const tries = rateLimit({ burst: 10, perSecond: 0.1, nowMs: () => now().getTime() });
  const page = (problem: string | null) =>
    ({ title: '登录', section: null, clerk: null, content: loginForm(isDemo, problem) }) as const;

  app.get('/console/login', async (_request, reply) => sendPage(reply, page(null)));

  app.post('/console/login', async (request, reply) => {
    if (isDemo) {
      const as = formText(request, 'as', 100);
      await own.open(reply, (demoClerks.find(({ name }) => name === as) ?? demoClerks[0]).name);
      return reply.redirect('/console/inbox', 303);
    }
    const name = formText(request, 'name', 100);
    const flooded = [`address:${request.ip}`, `user:${name}`].filter((key) => !tries.allows(key));
    if (flooded.length > 0) {
      reply.header('retry-after', String(Math.max(...flooded.map(tries.waitSeconds))));
      return sendPage(reply, page('试的次数太多，请过一分钟再来'), 429);
    }
    const stored = await store.console.passwordHash(name);
    const isRight = await isRightPassword(stored, formText(request, 'password', 500));
    // A name that nobody has may be anything that was typed into the wrong field.
    request.log.info({ clerk: stored === null ? null : name, isRight }, 'console login');
    if (!isRight) return sendPage(reply, page('用户名或密码不对'), 401);
    await own.open(reply, name);
    return reply.redirect('/console/inbox', 303);
  });
}

function loginForm(isDemo: boolean, problem: string | null): Html {
  const fields = isDemo
    ? html`<p class="soft">演示模式：数据都是虚构的，不需要密码。</p>${demoClerks.map(
        ({ name, displayName }) =>
          html`<button class="main" name="as" value="${name}">以${displayName}身份进入</button> `,
      )}`
    : html`<label for="name">用户名</label><input id="name" name="name" autocomplete="username" required autofocus>
        <label for="password">密码</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button class="main">登录</button>`;
  return html`<form class="panel login" method="post" action="/console/login"><h1>县政务服务平台</h1>
    ${problem !== null && message(problem, 'bad')}${fields}</form>`;
}
