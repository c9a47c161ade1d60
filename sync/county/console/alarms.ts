import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { alarmLevels } from '../../../main/domain/alarms/alarm.ts';
import { ruleCodes } from '../../../main/domain/alarms/rules.ts';
import { addWorkdays } from '../../../main/domain/clocks/working-days.ts';
import { addDays, shanghaiDate } from '../../../main/domain/dates.ts';
import { alarmRecords } from '../supervision/feed/alarm-records.ts';
import { feedCsv, feedJson, recordsCsv } from '../supervision/feed/feed-files.ts';
import { longestPeriodDays, periodIn } from '../supervision/feed/feed-route.ts';
import type { AlarmFilter, AlarmOutcome } from '../supervision/port.ts';
import { alarmTable, countsLine, feedForm, filterForm } from './alarm-view.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { gapsView, numberGaps } from './number-gaps.ts';
import { csrfField, message, sendPage } from './page.ts';
import { pager } from './pager.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';

const perPage = 30;
/** 督办 asks for an answer within so many working days. */
const answerWithinDays = 3;

/** 监察: what stands at the windows and what the county finds by itself, where both differ, and what is done about it. */
export function alarmPages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, shelf, now } = parts;

  app.get('/console/alarms', (request, reply) => show(request, reply, null));

  app.get('/console/alarms/numbers', async (request, reply) => {
    const page = pageNumber(request.query);
    const { placeCode } = request.clerk;
    const [terminals, { terminals: total }] = await Promise.all([
      store.terminals.list({ placeCode, limit: perPage, offset: (page - 1) * perPage }),
      store.places.counts(placeCode),
    ]);
    const content = html`<h1>文书编号核对</h1><p><a href="/console/alarms">返回监察</a></p>
      ${gapsView(await numberGaps(store.documents, terminals))}
      ${pager({ address: '/console/alarms/numbers', query: {}, page, perPage, total, unit: '台' })}`;
    return sendPage(reply, { title: '文书编号核对', section: 'alarms', clerk: request.clerk, content });
  });

  app.post('/console/alarms/look', async (request, reply) => {
    const { cases, changed } = await store.alarms.look();
    request.log.info({ clerk: request.clerk.userName, cases, changed }, 'supervision looked at all cases');
    return reply.redirect('/console/alarms', 303);
  });

  app.post('/console/alarms/withdraw', async (request, reply) => {
    const reason = formText(request, 'reason', 1000);
    if (reason.trim().length < 2) return show(request, reply, '摘牌要写明理由', 400);
    return done(request, reply, await store.alarms.withdraw({ ...orderOf(request), reason: reason.trim() }));
  });

  app.post('/console/alarms/supervise', async (request, reply) => {
    const today = shanghaiDate(now().toISOString());
    const calendar = await shelf.calendar();
    const answerBy = calendar ? addWorkdays(today, answerWithinDays, calendar) : addDays(today, answerWithinDays);
    return done(request, reply, await store.alarms.supervise({ ...orderOf(request), answerBy }));
  });

  app.get('/console/alarms/feed', async (request, reply) => {
    const asked = periodIn(request.query);
    const { format = 'csv' } = (request.query ?? {}) as Readonly<Record<string, string>>;
    const isCsv = format !== 'json';
    if (!asked.ok || (isCsv && asked.event === null)) {
      return show(request, reply, `日期要填对，一次最多 ${longestPeriodDays} 天；CSV 一次下载一种事件`, 400);
    }
    const { from, to, event } = asked;
    const { placeCode, displayName, userName } = request.clerk;
    const dataSet = `supervision-feed${event === null ? '' : `-${event}`}`;
    const taken = { dataSet, format: isCsv ? 'csv' : 'json', from, to, rows: 0, problems: 0, by: displayName } as const;
    await store.exchange.note(taken);
    request.log.info({ clerk: userName, ...taken }, 'supervision feed taken out');
    const cases = store.exchange.cases({ from, to, placeCode });
    const text = isCsv && event !== null ? feedCsv(cases, event) : feedJson(cases, event);
    return reply
      .type(isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${dataSet}-${from}-${to}.${isCsv ? 'csv' : 'json'}"`)
      .send(Readable.from(text));
  });

  app.get('/console/alarms/records.csv', async (request, reply) => {
    const records = alarmRecords(store, request.clerk.placeCode);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="alarms.csv"')
      .send(Readable.from(recordsCsv(records)));
  });

  async function done(request: FastifyRequest, reply: FastifyReply, outcome: AlarmOutcome) {
    if (!outcome.ok) return show(request, reply, whyNot[outcome.why], 409);
    return reply.redirect('/console/alarms', 303);
  }

  /** A township's clerk sees and touches what its own windows have. */
  function orderOf(request: FastifyRequest) {
    return {
      terminalId: formText(request, 'terminalId', 100),
      key: formText(request, 'key', 200),
      by: request.clerk.displayName,
      placeCode: request.clerk.placeCode,
    };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, problem: string | null, status = 200) {
    const page = pageNumber(request.query);
    const filter = filterOf(request.query);
    const { placeCode } = request.clerk;
    const today = shanghaiDate(now().toISOString());
    const [counts, listed, offices] = await Promise.all([
      store.alarms.counts(placeCode),
      store.alarms.list({ ...filter, placeCode, limit: perPage, offset: (page - 1) * perPage }),
      store.applications.within(placeCode).offices(),
    ]);
    const content = html`<h1>监察</h1>${problem !== null && message(problem, 'bad')}${countsLine(counts)}
      ${filterForm(filter, offices)}${lookForm(request.clerk)}
      ${alarmTable(listed.rows, request.clerk)}
      ${pager({ address: '/console/alarms', query: queryOf(filter), page, perPage, total: listed.total, unit: '条' })}
      <p><a href="/console/alarms/numbers">文书编号核对（缺号、重号）</a></p>
      ${feedForm({ from: addDays(today, -30), to: today })}`;
    return sendPage(reply, { title: '监察', section: 'alarms', clerk: request.clerk, content }, status);
  }
}

type Filter = Pick<AlarmFilter, 'level' | 'rule' | 'office' | 'differing'>;

function filterOf(query: unknown): Filter {
  const asked = (query ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name].replaceAll('\0', '') : '');
  return {
    level: alarmLevels.find((level) => level === text('level')) ?? null,
    rule: ruleCodes.find((rule) => rule === text('rule')) ?? null,
    office: text('office') === '' ? null : text('office').slice(0, 200),
    differing: text('differing') === '1',
  };
}

function queryOf({ level, rule, office, differing }: Filter): Readonly<Record<string, string>> {
  return {
    ...(level ? { level } : {}),
    ...(rule ? { rule } : {}),
    ...(office ? { office } : {}),
    ...(differing ? { differing: '1' } : {}),
  };
}

function lookForm(clerk: { readonly csrf: string }): Html {
  return html`<form class="inline" method="post" action="/console/alarms/look">${csrfField(clerk)}
    <button>现在重新计算</button> <span class="soft">县里用同一套规则按自己的数据每 15 分钟算一次，与终端报来的比对</span></form>`;
}

const whyNot: Readonly<Record<Extract<AlarmOutcome, { ok: false }>['why'], string>> = {
  'nothing-stands': '这条已经消警或者摘牌了',
  'asked-already': '已经督办，等窗口答复',
};
