import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { CountyStore } from '../store/port.ts';
import { type Html, html } from './html.ts';
import { message, sendPage } from './page.ts';
import { formText } from './session.ts';

const placeCodeSchema = z.string().regex(/^(\d{6}|\d{9}|\d{12})?$/);

/** The field in which a clerk says for which place something is. */
export function placeField(clerk: { readonly placeCode: string }): Html {
  return html`<div><label for="place">区划代码（县6位、乡镇9位、村12位；不填为${clerk.placeCode === '' ? '全县' : '本级'}）</label>
    <input id="place" name="place" inputmode="numeric" maxlength="12" size="16" placeholder="${clerk.placeCode}"></div>`;
}

export type ChosenPlace =
  | { readonly ok: true; readonly placeCode: string }
  | { readonly ok: false; readonly problem: string };

/** The place that the form names; the clerk's own where it names none. Nobody reaches beyond their own. */
export async function chosenPlace(request: FastifyRequest, shelf: CatalogueShelf): Promise<ChosenPlace> {
  const given = placeCodeSchema.safeParse(formText(request, 'place', 20));
  if (!given.success) return { ok: false, problem: '区划代码是6位、9位或12位数字' };
  const own = request.clerk.placeCode;
  const placeCode = given.data === '' ? own : given.data;
  const county = (await shelf.current())?.county.code ?? '';
  if (!placeCode.startsWith(own) || (placeCode !== '' && !placeCode.startsWith(county))) {
    return { ok: false, problem: `区划代码要在${own === '' ? '本县' : '本级'}以内（${own || county} 开头）` };
  }
  return { ok: true, placeCode };
}

/**
 * Routes of `app` that name an application or a terminal are for clerks of its place alone; for others it is as if it were
 * not there. Here for all of them, so that a route that is added later can't forget it.
 */
export function requireOwnPlace(app: FastifyInstance, store: CountyStore): void {
  app.addHook('preHandler', async (request, reply) => {
    const { url = '' } = request.routeOptions;
    const { id } = z.object({ id: z.string().max(100).catch('') }).parse(request.params);
    if (/^\/console\/applications\/:id(\/|$)/.test(url)) {
      const known = z.uuid().safeParse(id);
      const places = known.success ? await store.places.ofApplication(known.data) : null;
      const own = request.clerk.placeCode;
      const isOwn = places?.decidedAt.startsWith(own) ?? false;
      if (!isOwn && !places?.takenIn.startsWith(own)) return closed(request, reply, '没有这件办件', 404);
      if (!isOwn && request.method !== 'GET' && request.method !== 'HEAD')
        return closed(request, reply, '这件由办理地处理，收件地只能查看', 403);
    }
    if (/^\/console\/terminals\/:id(\/|$)/.test(url)) {
      const placeCode = await store.places.ofTerminal(id.replaceAll('\0', ''));
      if (!placeCode?.startsWith(request.clerk.placeCode)) return closed(request, reply, '没有这台终端', 404);
    }
  });
}

/** Routes of `app` are for the county's own clerks. */
export function requireCountyClerk(app: FastifyInstance): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.clerk.placeCode !== '') return closed(request, reply, '这一页只对县级账号开放', 403);
  });
}

function closed(request: FastifyRequest, reply: FastifyReply, words: string, status: number): FastifyReply {
  return sendPage(
    reply,
    { title: words, section: null, clerk: request.clerk, content: html`${message(words, 'bad')}` },
    status,
  );
}
