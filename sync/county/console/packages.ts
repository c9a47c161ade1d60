import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sha256Schema } from '../../../main/domain/application.ts';
import { citizenSentence, staffHint } from '../../../main/domain/failure-tables.ts';
import { type HandOverReply, sliceBytes, sliceMediaType } from '../../package/package-wire.ts';
import { openReceipt, type PackageReceipt, receiptSuffix } from '../../package/receipt.ts';
import { keepSlices } from '../packages/keep-material.ts';
import type { PackageRow } from '../packages/port.ts';
import { wordsFor } from '../packages/take-in.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 50;
/** The largest file of a FAT32 stick. */
const uploadLimitBytes = 2 ** 32 - 1;
/** A clerk watches; the script asks again. */
const patienceMs = 5_000;
const idSchema = z.object({ contentId: sha256Schema });

/** 离线包: what terminals without a line sent by hand. */
export function packagePages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, jobs } = parts;

  app.get('/console/packages', async (request, reply) => {
    const page = pageNumber(request.query);
    const { rows, total } = await store.packages.list({
      limit: perPage,
      offset: (page - 1) * perPage,
      placeCode: request.clerk.placeCode,
    });
    const shown = await Promise.all(rows.map(async (row) => ({ row, receipt: await receiptOf(parts, row) })));
    const content = html`<h1>离线包</h1>
      <div class="panel"><form class="row" data-package-upload data-csrf="${request.clerk.csrf}">
      <div><label for="package">窗口终端导出的离线包文件（.twpkg）</label>
      <input id="package" name="package" type="file" accept=".twpkg" required></div>
      <button class="main">接收</button></form>
      <p class="soft">文件原样保存，由县里的密钥打开；同一个文件接收几次都一样。接收后请把回执文件带回原窗口。</p>
      <div data-package-result role="status"></div></div>
      <table><thead><tr><th>窗口</th><th>制作时间</th><th>内容</th><th>送来</th><th>结果</th><th></th></tr></thead>
      <tbody>${shown.map((one) => rowOf(one, request.clerk))}</tbody></table>
      ${pager({ address: '/console/packages', page, perPage, total, unit: '个' })}`;
    return sendPage(reply, { title: '离线包', section: 'packages', clerk: request.clerk, content });
  });

  app.post<{ Params: { contentId: string } }>('/console/packages/:contentId/approve', async (request, reply) => {
    const row = await ownRow(parts, request);
    if (row === null) return notThere(request, reply);
    await store.packages.approve(row.contentId, request.clerk.displayName);
    request.log.info({ clerk: request.clerk.userName, contentId: row.contentId }, 'package of a withdrawn terminal');
    await jobs.takeIn({ slices: row.slices, carrier: row.carrier }, patienceMs);
    return reply.redirect('/console/packages', 303);
  });

  app.get<{ Params: { contentId: string } }>('/console/packages/:contentId/receipt', async (request, reply) => {
    const row = await ownRow(parts, request);
    if (row === null || row.receipt === null) return notThere(request, reply);
    const name = `${row.numberPrefix}-${row.manifest.packageId.slice(0, 8)}${receiptSuffix}`;
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/octet-stream')
      .send(row.receipt);
  });

  app.register(async (uploads) => {
    // Taken as a stream: a package may be larger than the memory.
    uploads.addContentTypeParser(
      'application/octet-stream',
      { bodyLimit: uploadLimitBytes },
      (_request, payload, done) => done(null, payload),
    );
    // A form can't send this: the token stands in a field that no other page may set.
    uploads.put('/console/packages', { bodyLimit: uploadLimitBytes }, async (request, reply) => {
      if (request.headers['x-csrf'] !== request.clerk.csrf)
        return reply.code(403).send({ words: '页面已过期，请返回重试' });
      const body = request.body as AsyncIterable<Uint8Array>;
      const slices = await keepSlices(parts, body, { sliceBytes, mediaType: sliceMediaType });
      if (slices.length === 0) return reply.code(400).send({ words: '文件是空的' });
      return answer(request, reply, slices);
    });
  });

  app.post('/console/packages/ask', async (request, reply) => {
    const slices = z.array(sha256Schema).min(1).max(1000).safeParse(formSlices(request));
    if (!slices.success || (await store.materials.lacking(slices.data)).length > 0) return reply.code(400).send({});
    return answer(request, reply, slices.data);
  });

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    slices: readonly string[],
  ): Promise<FastifyReply> {
    const came = await jobs.takeIn({ slices, carrier: request.clerk.displayName }, patienceMs);
    return reply.send({ status: came.status, slices, words: wordsOfReply(came) });
  }
}

function formSlices(request: FastifyRequest): readonly string[] {
  return request.body instanceof URLSearchParams ? (request.body.get('slices') ?? '').split(',') : [];
}

function wordsOfReply(reply: HandOverReply): string {
  switch (reply.status) {
    case 'taken-in':
      return '已接收，结果见下表。';
    case 'waits-for-clerk':
      return '文件完好，但这台终端已停用：请在下表核对后点“仍要接收”。';
    case 'working':
      return '正在接收，请稍候…';
    case 'refused':
      return `没有接收：${citizenSentence[reply.code].zh}${staffHint[reply.code].zh}`;
    case 'lacking':
      return '文件没有传完，请再试一次。';
  }
}

async function receiptOf({ store }: ConsoleParts, row: PackageRow): Promise<PackageReceipt | null> {
  return row.receipt === null ? null : openReceipt(row.receipt, (await store.identity.now()).publicKey);
}

/** A package of a terminal elsewhere is not there for this clerk. */
async function ownRow({ store }: ConsoleParts, request: FastifyRequest): Promise<PackageRow | null> {
  const params = idSchema.safeParse(request.params);
  const record = params.success ? await store.packages.find(params.data.contentId) : null;
  if (record === null) return null;
  const [placeCode, terminal] = await Promise.all([
    store.places.ofTerminal(record.manifest.terminalId),
    store.terminals.find(record.manifest.terminalId),
  ]);
  if (terminal === null || !placeCode?.startsWith(request.clerk.placeCode)) return null;
  return { ...record, numberPrefix: terminal.numberPrefix, isRevoked: terminal.revokedAt !== null };
}

function notThere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const words = '没有这个离线包';
  return sendPage(
    reply,
    { title: words, section: 'packages', clerk: request.clerk, content: message(words, 'bad') },
    404,
  );
}

function rowOf(
  { row, receipt }: { readonly row: PackageRow; readonly receipt: PackageReceipt | null },
  clerk: { readonly csrf: string },
): Html {
  const { manifest } = row;
  return html`<tr><td>${row.numberPrefix}<br><span class="soft">${manifest.officeName}</span></td>
    <td class="nowrap">${instant(manifest.madeAt)}</td><td>${wordsFor(manifest)}</td>
    <td>${row.carrier}<br><span class="soft nowrap">${instant(row.arrivedAt)}</span></td>
    <td>${receipt === null ? stateWithout(row) : outcomes(receipt)}</td>
    <td>${
      row.isRevoked &&
      row.approvedBy === null &&
      html`<form class="inline" method="post" action="/console/packages/${row.contentId}/approve">${csrfField(clerk)}
        <button>仍要接收</button></form>`
    }${receipt !== null && html`<a href="/console/packages/${row.contentId}/receipt">下载回执</a>`}</td></tr>`;
}

function stateWithout({ isRevoked, approvedBy }: PackageRow): Html {
  return isRevoked && approvedBy === null
    ? html`<span class="state warn">! 终端已停用，等人核对</span>`
    : html`<span class="state">… 正在接收</span>`;
}

function outcomes({ applications, eventsRefused }: PackageReceipt): Html {
  const count = (outcome: string) => applications.filter((one) => one.outcome === outcome).length;
  const [delivered, incomplete] = [count('delivered'), count('incomplete')];
  const refused = applications.filter((one) => one.outcome === 'refused');
  return html`<span class="state good">✓ 已收 ${delivered} 件</span>${
    incomplete > 0 && html`<br><span class="state warn">! 材料或记录不全 ${incomplete} 件</span>`
  }${refused.map(
    (one) => html`<br><span class="state bad">✕ 未收</span> <span class="soft">${one.reason}</span>`,
  )}${eventsRefused !== null && html`<br><span class="state bad">✕ 台账记录未收</span> <span class="soft">${eventsRefused}</span>`}`;
}
