import { workCalendar } from './catalogue/calendar.ts';
import { dueAnswer } from './due-answer.ts';
import { type Calculation, calculation, usage } from './due-words.ts';

/** `npm run --silent due -- 2026-02-13 5wd`: the due date on the first line, and below it how it was counted. */
const asked = calculation(process.argv.slice(2));
if (asked.kind === 'help') process.stdout.write(`${usage}\n`);
else if (asked.kind === 'wrong') end(asked.why);
else answer(asked);

function answer(question: Calculation): void {
  const found = dueAnswer(question, workCalendar());
  if (found.ok) process.stdout.write(`${[found.date, ...found.lines].join('\n')}\n`);
  else end(found.why);
}

function end(why: string): void {
  process.stderr.write(`due: ${why.replaceAll(/\s+/g, ' ')}\n`);
  process.exitCode = 1;
}
