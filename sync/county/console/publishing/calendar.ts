import type { FastifyInstance } from 'fastify';
import { calendarIn, linesOf, overrideLines } from '../../../../main/domain/calendar-text.ts';
import type { WorkCalendar } from '../../../../main/domain/catalogue.ts';
import type { ConsoleParts } from '../console.ts';
import { type Html, html } from '../html.ts';
import { csrfField, message, sendPage } from '../page.ts';
import { formText } from '../session.ts';
import { historyOf } from './history.ts';
import { expectedVersion, overtaken } from './overtaken.ts';
import { yearSheet } from './year-sheet.ts';

const matter = { kind: 'calendar', scope: '' } as const;
const empty: WorkCalendar = { holidays: [], makeUpDays: [], knownUntil: '' };

/** 工作日历: what the due dates of everything that is accepted from now on are counted by. */
export function calendarPages(app: FastifyInstance, { store, shelf }: ConsoleParts): void {
  app.get('/console/calendar', async (request, reply) => {
    const current = await store.publications.current(matter.kind, matter.scope);
    const calendar = current?.body ?? (await shelf.current())?.calendar ?? empty;
    const years = [...new Set([...calendar.holidays, ...calendar.makeUpDays].map((day) => day.slice(0, 4)))]
      .sort()
      .reverse();
    const content = html`<h1>工作日历</h1>
      <p class="soft">${
        current === null
          ? '目前用的是事项目录里自带的日历；在这里发布以后，就以这里为准。'
          : '以这里发布的为准，事项目录里自带的日历不再起作用。'
      }终端收到后，新受理的办件按新日历算期限，已经受理的办件，回执上写的日期不变，时限和监察按新日历重新计算。</p>
      ${form(request.clerk, { ...typedOf(calendar), after: current?.version ?? null })}
      ${years.map((year) => yearSheet(Number(year), calendar))}${await historyOf(store, matter)}`;
    return sendPage(reply, { title: '工作日历', section: 'calendar', clerk: request.clerk, content });
  });

  app.post('/console/calendar', async (request, reply) => {
    const typed = {
      holidays: formText(request, 'holidays', 20_000),
      makeUpDays: formText(request, 'makeUpDays', 20_000),
      overrides: formText(request, 'overrides', 20_000),
      knownUntil: formText(request, 'knownUntil', 10),
    };
    const page = (content: Html, status: number) =>
      sendPage(reply, { title: '工作日历', section: 'calendar', clerk: request.clerk, content }, status);
    const parsed = calendarIn(typed);
    if (!parsed.ok) {
      const words = html`没有发布，请改正：<ul>${parsed.problems.slice(0, 30).map((problem) => html`<li>${problem}</li>`)}</ul>`;
      const again = form(request.clerk, { ...typed, after: expectedVersion(request) });
      return page(html`<h1>工作日历</h1><div class="message bad">${words}</div>${again}`, 400);
    }
    const published = await store.publications.publish({
      ...matter,
      body: parsed.calendar,
      after: expectedVersion(request),
      publisher: { by: request.clerk.displayName, note: formText(request, 'note', 200) },
    });
    if (!published.ok) return page(overtaken('/console/calendar'), 409);
    if (!published.isNew)
      return page(html`${message('和现在的一样，没有发布新版')}<a href="/console/calendar">返回</a>`, 200);
    request.log.info({ clerk: request.clerk.userName, version: published.version }, 'calendar published');
    return reply.redirect('/console/calendar', 303);
  });
}

interface TypedForm {
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly overrides: string;
  readonly knownUntil: string;
}

function typedOf({ holidays, makeUpDays, overrides, knownUntil }: WorkCalendar): TypedForm {
  return {
    holidays: linesOf(holidays, true),
    makeUpDays: linesOf(makeUpDays, false),
    overrides: overrideLines(overrides),
    knownUntil,
  };
}

function form(clerk: { csrf: string }, typed: TypedForm & { readonly after: number | null }): Html {
  return html`<form class="panel" method="post" action="/console/calendar">${csrfField(clerk)}
    <input type="hidden" name="after" value="${typed.after ?? ''}">
    <div class="columns"><div><label for="holidays">放假（一行一天或一段，例如 2026-10-01 至 2026-10-07；周末不用写）</label>
    <textarea id="holidays" name="holidays" rows="14">${typed.holidays}</textarea></div>
    <div><label for="makeUpDays">调休上班（周末里要上班的日子）</label>
    <textarea id="makeUpDays" name="makeUpDays" rows="14">${typed.makeUpDays}</textarea></div></div>
    <label for="overrides">本县另定（民族节日、台风停工等；一行一天或一段，例如 2026-08-03 至 2026-08-04 放假 台风停工；比上面两栏优先）</label>
    <textarea id="overrides" name="overrides" rows="3">${typed.overrides}</textarea>
    <label for="knownUntil">放假安排已知到</label><input id="knownUntil" name="knownUntil" type="date" required value="${typed.knownUntil}">
    <label for="note">说明</label><input id="note" name="note" maxlength="200" size="60" placeholder="例如：国务院办公厅2027年放假通知">
    <p><button class="main">发布给全县终端</button></p></form>`;
}
