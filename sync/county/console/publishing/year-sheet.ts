import type { WorkCalendar } from '../../../../main/domain/catalogue.ts';
import { isWorkday } from '../../../../main/domain/clocks/working-days.ts';
import { addDays, weekday } from '../../../../main/domain/dates.ts';
import { type Html, html } from '../html.ts';

/** 年历: twelve small months, so that a slip of the keyboard is seen before anything is published. */
export function yearSheet(year: number, calendar: WorkCalendar): Html {
  const months = Array.from({ length: 12 }, (_, index) => month(year, index + 1, calendar));
  return html`<h2>${year} 年</h2><p class="soft"><span class="day off">休</span> 放假
    <span class="day work">班</span> 调休上班</p><div class="year">${months}</div>`;
}

function month(year: number, number: number, calendar: WorkCalendar): Html {
  const first = `${year}-${String(number).padStart(2, '0')}-01`;
  const days: string[] = [];
  for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) days.push(day);
  // The week begins on Monday.
  const before = (weekday(first) + 6) % 7;
  const cells = [
    ...Array.from({ length: before }, () => html`<span></span>`),
    ...days.map((day) => cell(day, calendar)),
  ];
  return html`<section><h3>${number} 月</h3><div class="month">${'一二三四五六日'
    .split('')
    .map((name) => html`<span class="soft">${name}</span>`)}${cells}</div></section>`;
}

function cell(day: string, calendar: WorkCalendar): Html {
  const [isWeekend, isWorked] = [[0, 6].includes(weekday(day)), isWorkday(day, calendar)];
  const kind = isWeekend ? (isWorked ? 'work' : 'weekend') : isWorked ? '' : 'off';
  const title = { work: '调休上班', off: '放假', weekend: '', '': '' }[kind];
  return html`<span class="day ${kind}" title="${title}">${Number(day.slice(8))}</span>`;
}
