import type { FastifyInstance } from 'fastify';
import {
  type Configuration,
  configurationSchema,
  parameterNames,
  parameters,
  usualConfiguration,
} from '../../../../main/domain/configuration.ts';
import type { ConsoleParts } from '../console.ts';
import { type Html, html } from '../html.ts';
import { csrfField, message, sendPage } from '../page.ts';
import { formText } from '../session.ts';
import { historyOf } from './history.ts';
import { expectedVersion, overtaken } from './overtaken.ts';

const matter = { kind: 'configuration', scope: '' } as const;

/** 运行参数: one form for all terminals of the county, each number within its bounds. */
export function configurationPages(app: FastifyInstance, { store }: ConsoleParts): void {
  app.get('/console/configuration', async (request, reply) => {
    const current = await store.publications.current(matter.kind, matter.scope);
    const content = html`<h1>运行参数</h1>
      ${form(request.clerk, current?.body ?? usualConfiguration, current?.version ?? null)}
      ${await historyOf(store, matter)}`;
    return sendPage(reply, { title: '运行参数', section: 'configuration', clerk: request.clerk, content });
  });

  app.post('/console/configuration', async (request, reply) => {
    const typed = Object.fromEntries(parameterNames.map((name) => [name, Number(formText(request, name, 10) || 'x')]));
    const parsed = configurationSchema.safeParse(typed);
    const page = (content: Html, status: number) =>
      sendPage(reply, { title: '运行参数', section: 'configuration', clerk: request.clerk, content }, status);
    if (!parsed.success) {
      const wrong = parameterNames.filter((name) => parsed.error.issues.some(({ path }) => path[0] === name));
      const words = wrong.map((name) => `${parameters[name].name.zh}要在 ${bounds(name)} 之间`).join('；');
      return page(html`<h1>运行参数</h1>${message(words, 'bad')}<a href="/console/configuration">返回</a>`, 400);
    }
    const published = await store.publications.publish({
      ...matter,
      body: parsed.data,
      after: expectedVersion(request),
      publisher: { by: request.clerk.displayName, note: formText(request, 'note', 200) },
    });
    if (!published.ok) return page(overtaken('/console/configuration'), 409);
    request.log.info({ clerk: request.clerk.userName, version: published.version }, 'configuration published');
    return reply.redirect('/console/configuration', 303);
  });
}

function form(clerk: { csrf: string }, values: Configuration, version: number | null): Html {
  const rows = parameterNames.map((name) => {
    const { unit, least, most, usual, about, name: title } = parameters[name];
    return html`<tr><td><label class="plain" for="${name}">${title.zh}</label></td>
      <td><span class="amount"><input id="${name}" name="${name}" type="number" required min="${least}" max="${most}"
        value="${values[name]}"> ${unit.zh}</span></td>
      <td class="nowrap soft">${bounds(name)}，通常 ${usual}</td><td class="soft">${about.zh}</td></tr>`;
  });
  return html`<form class="panel" method="post" action="/console/configuration">${csrfField(clerk)}
    <input type="hidden" name="after" value="${version ?? ''}">
    <table><thead><tr><th>参数</th><th>数值</th><th>范围</th><th>作用</th></tr></thead><tbody>${rows}</tbody></table>
    <label for="note">说明</label><input id="note" name="note" maxlength="200" size="60">
    <p><button class="main">发布给全县终端</button></p></form>`;
}

function bounds(name: keyof typeof parameters): string {
  return `${parameters[name].least}–${parameters[name].most}`;
}
