import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Item } from '../../../main/domain/catalogue.ts';
import type { PreCheckedMaterial } from '../../../main/domain/pre-check.ts';
import { type AnswerInput, answerInputs, answersFrom, inputName } from '../pre-checks/answer-inputs.ts';
import { checkOrder, type PreCheckOrder, preCheckOrderSchema } from '../pre-checks/pre-check-order.ts';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { onlineServicePages } from './online-services.ts';
import { message, sendPage } from './page.ts';
import { preCheckForm } from './pre-check-form.ts';
import { preCheckList } from './pre-check-list.ts';
import { preCheckView } from './pre-check-view.ts';
import { formOf, formText } from './session.ts';
import { pageNumber } from './terminals.ts';

const perPage = 50;

/** 预审 (R46): made here, printed or shown as a QR code, opened at any window of the county. */
export function preCheckPages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, shelf, files, now } = parts;
  onlineServicePages(app, parts);

  app.get('/console/pre-checks', async (request, reply) => {
    const page = pageNumber(request.query);
    const { q } = z.object({ q: z.string().max(100).catch('') }).parse(request.query);
    const search = q.replaceAll('\0', '').trim();
    const rows = await store.preChecks.list({
      search: search === '' ? null : search,
      limit: perPage,
      offset: (page - 1) * perPage,
    });
    const items = ((await shelf.current())?.items ?? []).filter(({ status }) => status === 'active');
    const content = preCheckList({ rows, items, search, page, isFull: rows.length === perPage, now: now() });
    return sendPage(reply, { title: '预审', section: 'pre-checks', clerk: request.clerk, content });
  });

  app.get('/console/pre-checks/new', async (request, reply) => {
    const { item: code } = z.object({ item: z.string().max(100).catch('') }).parse(request.query);
    const item = await itemOf(code);
    if (item === null) return missing(request, reply, '请先选择事项');
    const content = preCheckForm({
      item,
      inputs: inputsOf(item),
      given: new Map(),
      problems: [],
      clerk: request.clerk,
    });
    return sendPage(reply, { title: '新建预审', section: 'pre-checks', clerk: request.clerk, content });
  });

  app.post('/console/pre-checks', async (request, reply) => {
    const { clerk } = request;
    const item = await itemOf(formText(request, 'item', 100));
    if (item === null) return missing(request, reply, '没有这个事项，或已停办');
    const inputs = inputsOf(item);
    const order = preCheckOrderSchema.safeParse(orderFrom(request, item, inputs));
    const checked = order.success ? checkOrder(order.data, await shelf.current(), now()) : null;
    if (!checked?.ok) {
      const problems = checked?.problems.map(({ message: { zh } }) => zh) ?? ['内容太长，或有不能保存的字符'];
      const content = preCheckForm({ item, inputs, given: givenIn(request), problems, clerk });
      return sendPage(reply, { title: '新建预审', section: 'pre-checks', clerk, content }, 400);
    }
    const made = await store.preChecks.make({ ...checked.value, checkedBy: clerk.displayName, origin: null });
    request.log.info({ clerk: clerk.userName, itemCode: item.code }, 'pre-check made');
    return reply.redirect(`/console/pre-checks/${made.caseNumber}`, 303);
  });

  app.get<{ Params: { caseNumber: string } }>('/console/pre-checks/:caseNumber', async (request, reply) => {
    const record = await store.preChecks.find(request.params.caseNumber.slice(0, 50).replaceAll('\0', ''));
    if (record === null) return missing(request, reply, '没有这份预审', 404);
    const catalogue = await shelf.version(record.catalogueVersion);
    const item = catalogue?.items.find(({ code }) => code === record.itemCode) ?? null;
    const content = preCheckView({ record, item, now: now(), clerk: request.clerk });
    return sendPage(reply, { title: record.caseNumber, section: 'pre-checks', clerk: request.clerk, content });
  });

  app.post<{ Params: { caseNumber: string } }>('/console/pre-checks/:caseNumber/opinion', async (request, reply) => {
    const { caseNumber } = request.params;
    const note = formText(request, 'note', 1000).replaceAll('\0', '').trim();
    if (note === '') return missing(request, reply, '请写预审意见');
    await store.preChecks.judge({ caseNumber, note, checkedBy: request.clerk.displayName });
    request.log.info({ clerk: request.clerk.userName, caseNumber }, 'pre-check looked at');
    return reply.redirect(`/console/pre-checks/${encodeURIComponent(caseNumber)}`, 303);
  });

  app.get<{ Params: { caseNumber: string; sha256: string } }>(
    '/console/pre-checks/:caseNumber/pages/:sha256',
    async (request, reply) => {
      const { caseNumber, sha256 } = request.params;
      const record = await store.preChecks.find(caseNumber.slice(0, 50).replaceAll('\0', ''));
      const page = record?.materials.flatMap(({ pages }) => pages ?? []).find((one) => one.sha256 === sha256);
      const bytes = page ? await files.read(page.sha256) : null;
      if (!page || bytes === null) return reply.code(404).type('text/plain').send('not found');
      return reply
        .headers({ 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" })
        .type(page.mediaType)
        .send(bytes);
    },
  );

  for (const action of ['release', 'withdraw'] as const) {
    app.post<{ Params: { caseNumber: string } }>(
      `/console/pre-checks/:caseNumber/${action}`,
      async (request, reply) => {
        const { caseNumber } = request.params;
        await store.preChecks[action](caseNumber);
        request.log.info({ clerk: request.clerk.userName, caseNumber, action }, 'pre-check changed');
        return reply.redirect(`/console/pre-checks/${encodeURIComponent(caseNumber)}`, 303);
      },
    );
  }

  async function itemOf(code: string): Promise<Item | null> {
    const items = (await shelf.current())?.items ?? [];
    return items.find((item) => item.code === code && item.status === 'active') ?? null;
  }
}

const inputsOf = (item: Item): readonly AnswerInput[] => answerInputs(item.formSchema, item.uiSchema);

function orderFrom(
  request: FastifyRequest,
  item: Item,
  inputs: readonly AnswerInput[],
): z.input<typeof preCheckOrderSchema> {
  const given = givenIn(request);
  const situation = item.situations.flatMap(({ key }): [string, string][] => {
    const chosen = given.get(`situation/${key}`) ?? '';
    return chosen === '' ? [] : [[key, chosen]];
  });
  const materials = item.materials.flatMap(({ code }): PreCheckedMaterial[] => {
    const state = given.get(`material/${code}`);
    const note = (given.get(`material-note/${code}`) ?? '').slice(0, 200);
    return state === 'uploaded' || state === 'checked' ? [{ code, state, note }] : [];
  });
  return {
    itemCode: item.code,
    situation: Object.fromEntries(situation),
    form: answersFrom(inputs, new Map(inputs.map(({ pointer }) => [pointer, given.get(inputName(pointer)) ?? '']))),
    materials,
    note: given.get('note') ?? '',
    validForDays: Number(given.get('valid') ?? '') as PreCheckOrder['validForDays'],
  };
}

/** Every field of the form that was sent, by its name. */
function givenIn(request: FastifyRequest): ReadonlyMap<string, string> {
  return new Map([...formOf(request).keys()].map((name) => [name, formText(request, name, 4000)]));
}

function missing(request: FastifyRequest, reply: FastifyReply, words: string, status = 400): FastifyReply {
  const content = html`${message(words, 'bad')}<a href="/console/pre-checks">返回</a>`;
  return sendPage(reply, { title: '预审', section: 'pre-checks', clerk: request.clerk, content }, status);
}
