import type { CaseSource } from '../../exchange/case-source.ts';
import { type AlarmRecord, alarmRecordFields } from './alarm-records.ts';
import { type FeedEventCode, feedEvents } from './feed-fields.ts';
import { feedRows } from './feed-rows.ts';

/** One kind of event for a spreadsheet: UTF-8 with BOM, the standard's names in the first line, what they mean in the second. */
export async function* feedCsv(cases: AsyncIterable<CaseSource>, event: FeedEventCode): AsyncGenerator<string> {
  const { fields } = feedEvents[event];
  const names = Object.keys(fields);
  yield `\uFEFF${line(names)}${line(Object.values(fields))}`;
  for await (const source of cases) {
    for (const row of feedRows(source)) {
      if (row.event === event)
        yield line(names.map((name) => (row.values as Readonly<Record<string, string>>)[name] ?? ''));
    }
  }
}

/** All events, or those of one kind, as one JSON document. */
export async function* feedJson(cases: AsyncIterable<CaseSource>, event: FeedEventCode | null): AsyncGenerator<string> {
  yield '{"events":[';
  let isFirst = true;
  for await (const source of cases) {
    for (const row of feedRows(source)) {
      if (event !== null && row.event !== event) continue;
      const said = { event: row.event, name: feedEvents[row.event].name, values: row.values };
      yield `${isFirst ? '' : ','}${JSON.stringify(said)}`;
      isFirst = false;
    }
  }
  yield ']}';
}

/** What stands, in the names of GB/T 39046 table 11. */
export async function* recordsCsv(records: AsyncIterable<AlarmRecord>): AsyncGenerator<string> {
  yield `\uFEFF${line(alarmRecordFields)}`;
  for await (const record of records) yield line(alarmRecordFields.map((field) => record[field]));
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** What begins like a formula is told to be text: nobody's words compute in a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
