import { z } from 'zod';
import { caseDocumentKindSchema } from '../domain/documents/kinds.ts';
import { seriesOf } from '../domain/documents/number.ts';
import type { LedgerEvent } from '../domain/ledger-event.ts';
import { parseLocalNumber } from '../domain/local-number.ts';
import { isUsualNumber } from '../domain/restored-numbers.ts';
import type { LedgerWriter } from '../ledger/port.ts';

/** 编号不重: every row of numbers goes on behind what came back. Numbers of a restored range belong to no usual row. */
export function raiseCounters(writer: LedgerWriter, { type, body }: LedgerEvent): void {
  const counted = counterIn(type, body);
  if (counted && isUsualNumber(counted.count)) writer.raiseCount(counted.name, counted.count);
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

function counterIn(type: LedgerEvent['type'], body: LedgerEvent['body']): Counted | null {
  switch (type) {
    case 'application/received':
    case 'application/accepted':
      return ofCase(textIn(body.application, 'localNumber'));
    case 'document/issued':
      return ofDocument(body.number);
    case 'disclosure/requested':
      return ofShape(/^([A-Z0-9]{4})-YGK(\d{8})-(\d+)-/, textIn(body.request, 'localNumber'), (prefix, day) =>
        ['disclosure', prefix, dated(day)].join('/'),
      );
    case 'voice/given':
      return ofShape(/^TS-([A-Z0-9]{4})-(\d{8})-(\d+)$/, textIn(body, 'number'), (prefix, day) =>
        ['voice', prefix, dated(day)].join('/'),
      );
    case 'handover/packed':
      return ofShape(/^JJ([A-Z0-9]{4})-(\d{8})-(\d+)$/, textIn(body, 'number'), (prefix, day) =>
        ['handover', prefix, day].join('/'),
      );
    case 'alarm/raised':
      return ofShape(/^JC([A-Z0-9]{4})(\d{8})(\d+)$/, textIn(body.alarm, 'number'), (_prefix, day) => `alarm/${day}`);
    default:
      return null;
  }
}

function ofCase(text: string): Counted | null {
  const parts = parseLocalNumber(text);
  return parts && { name: `number/${parts.prefix}/${parts.date}`, count: parts.counter };
}

const documentNumberSchema = z.object({
  unit: z.string(),
  kind: caseDocumentKindSchema,
  year: z.int(),
  count: z.int().min(1),
});

function ofDocument(value: unknown): Counted | null {
  const number = documentNumberSchema.safeParse(value);
  return number.success ? { name: seriesOf(number.data), count: number.data.count } : null;
}

function ofShape(shape: RegExp, text: string, name: (prefix: string, day: string) => string): Counted | null {
  const [, prefix = '', day = '', count = ''] = shape.exec(text) ?? [];
  return count === '' ? null : { name: name(prefix, day), count: Number(count) };
}

function dated(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

function textIn(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : '';
}
