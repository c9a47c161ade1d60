import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { builtInMappings } from '../exchange/built-in.ts';
import { setWriter } from '../exchange/export-set.ts';
import { exchangeFormats } from '../exchange/port.ts';
import { told } from '../exchange/told.ts';
import type { ConsoleParts } from './console.ts';
import { html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 30;
const orderSchema = z
  .object({
    set: z.string().max(100),
    from: z.iso.date(),
    to: z.iso.date(),
    format: z.enum(exchangeFormats),
  })
  .refine(({ from, to }) => from <= to);

/** 数据交换: a data set of a period, written out as it is read; who took it out is noted. */
export function exchangePages(app: FastifyInstance, { store, shelf, now }: ConsoleParts): void {
  const { mappings, codeSets } = builtInMappings;

  app.get('/console/exchange', async (request, reply) => {
    const page = pageNumber(request.query);
    const today = shanghaiDate(now().toISOString());
    const { rows, total } = await store.exchange.notes({ limit: perPage, offset: (page - 1) * perPage });
    const titles = new Map(mappings.map(({ dataSet, title }) => [dataSet, title]));
    const content = html`<h1>数据交换</h1><form class="panel row" method="post" action="/console/exchange">${csrfField(request.clerk)}
      <div><label for="set">数据集</label><select id="set" name="set">${mappings.map(
        ({ dataSet, title, source }) => html`<option value="${dataSet}">${title}（${source}）</option>`,
      )}</select></div>
      <div><label for="from">收件从</label><input id="from" type="date" name="from" required value="${today.slice(0, 8)}01"></div>
      <div><label for="to">到</label><input id="to" type="date" name="to" required value="${today}"></div>
      <div><label for="format">格式</label><select id="format" name="format">
        <option value="csv">表格（CSV，WPS、Excel 可开）</option><option value="json">JSON</option></select></div>
      <button class="main">导出</button></form>
      <p class="soft">导出含姓名、证件号码，按规定保管。映射文件在 sync/county/exchange/mappings，问题清单用 npm run exchange 生成。</p>
      <h2>导出记录</h2><table><thead><tr><th>时间</th><th>数据集</th><th>时段</th><th>格式</th><th class="number">行数</th>
      <th class="number">问题</th><th>谁</th></tr></thead><tbody>${rows.map(
        (row) => html`<tr><td class="nowrap">${instant(row.at)}</td><td>${titles.get(row.dataSet) ?? row.dataSet}</td>
        <td class="nowrap">${row.from} 至 ${row.to}</td><td>${row.format}</td><td class="number">${row.rows}</td>
        <td class="number">${row.problems > 0 ? html`<strong class="warn">${row.problems}</strong>` : '0'}</td><td>${row.by}</td></tr>`,
      )}</tbody></table>${pager({ address: '/console/exchange', page, perPage, total, unit: '次' })}`;
    return sendPage(reply, { title: '数据交换', section: 'exchange', clerk: request.clerk, content });
  });

  app.post('/console/exchange', async (request, reply) => {
    const order = orderSchema.safeParse(
      Object.fromEntries(['set', 'from', 'to', 'format'].map((name) => [name, formText(request, name, 100)])),
    );
    const mapping = order.success ? mappings.find(({ dataSet }) => dataSet === order.data.set) : undefined;
    if (!order.success || !mapping) {
      const content = html`${message('请选数据集，起止日期要填全，先后不能颠倒', 'bad')}<a href="/console/exchange">返回</a>`;
      return sendPage(reply, { title: '数据交换', section: 'exchange', clerk: request.clerk, content }, 400);
    }
    const { from, to, format } = order.data;
    const writer = setWriter({ mapping, codeSets, format });
    const by = request.clerk.displayName;
    const period = { from, to, placeCode: request.clerk.placeCode };
    async function* pieces(): AsyncGenerator<string> {
      yield writer.head();
      const order = { exchange: store.exchange, shelf, period, exportedAt: now().toISOString() };
      try {
        for await (const one of told(mapping?.about ?? 'case', order)) yield writer.piece(one);
        yield writer.tail();
      } finally {
        // Also where the clerk broke it off: what went out has gone out.
        await store.exchange.note({ dataSet: mapping?.dataSet ?? '', format, from, to, ...writer.tally, by });
      }
    }
    request.log.info({ clerk: request.clerk.userName, dataSet: mapping.dataSet, from, to }, 'exchange export');
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    return reply
      .type(`${type}; charset=utf-8`)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${mapping.dataSet}-${from}-${to}.${format}"`)
      .send(Readable.from(pieces()));
  });
}
