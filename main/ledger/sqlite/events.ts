import { type EventEnvelope, type LedgerEvent, ledgerEventSchema } from '../../domain/ledger-event.ts';
import type { LinkedEvent, StoredEvent } from '../chain.ts';
import type { CaseEvent } from '../port.ts';
import { sealText } from '../sealed-json.ts';
import type { LedgerFile } from './ledger-file.ts';
import { withoutTriggers } from './without-triggers.ts';

export interface EventTable {
  insert(linked: LinkedEvent): void;
  range(fromSeq: number, limit: number): LedgerEvent[];
  /** One at a time; from the first to the last where nothing is said. */
  stored(fromSeq?: number, limit?: number): Iterable<StoredEvent>;
  /** Of one application, in order, without their bodies. */
  ofCase(applicationId: string): CaseEvent[];
  /** With the very bytes of their bodies. */
  linkedFrom(fromSeq: number, limit: number): LinkedEvent[];
  /**
   * For a restored ledger alone: what it wrote since stands elsewhere now. The triggers that keep every event as it is
   * are away for this one transaction.
   */
  replaceFrom(fromSeq: number, linked: readonly LinkedEvent[], repoint: () => void): void;
  last(): { readonly seq: number; readonly hash: string } | null;
}

type Row = Readonly<Record<string, unknown>> & {
  readonly seq: number;
  readonly hash: string;
  readonly body: Uint8Array;
};

export function createEventTable(file: LedgerFile): EventTable {
  const insert = file.write(
    `INSERT INTO events (seq, id, type, terminal_id, at, monotonic_ms, boot, county_offset_ms, operator_id,
       application_id, body_hash, prev_hash, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const range = file.read<Row>('SELECT * FROM events WHERE seq >= ? ORDER BY seq LIMIT ?');
  const ofCase = file.read<CaseEvent>('SELECT seq, type, hash FROM events WHERE application_id = ? ORDER BY seq');
  const last = file.read<{ seq: number; hash: string }>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');

  const bodyBytes = (row: Row): Uint8Array => file.sealer.open(row.body, bodyContext(row.seq, row.hash));

  const put = ({ event, bodyText: text }: LinkedEvent): void => {
    insert.run(
      event.seq,
      event.id,
      event.type,
      event.terminalId,
      event.at,
      event.monotonicMs,
      event.boot,
      event.countyOffsetMs,
      event.operatorId,
      event.applicationId,
      event.bodyHash,
      event.prevHash,
      event.hash,
      sealText(file.sealer, text, bodyContext(event.seq, event.hash)),
    );
  };
  const parsed = (row: Row, bodyText: string): LedgerEvent =>
    ledgerEventSchema.parse({ ...envelopeOf(row), hash: row.hash, body: JSON.parse(bodyText) });

  return {
    insert: put,
    ofCase: (applicationId) => ofCase.all(applicationId),
    linkedFrom: (fromSeq, limit) =>
      range.all(fromSeq, limit).map((row) => {
        const bodyText = Buffer.from(bodyBytes(row)).toString('utf8');
        return { event: parsed(row, bodyText), bodyText };
      }),
    replaceFrom(fromSeq, linked, repoint) {
      const { database } = file;
      withoutTriggers(database, 'events', () => {
        database.exec('PRAGMA defer_foreign_keys = ON');
        database.prepare('DELETE FROM events WHERE seq >= ?').run(fromSeq);
        for (const one of linked) put(one);
        repoint();
      });
    },
    range: (fromSeq, limit) =>
      range.all(fromSeq, limit).map((row) => parsed(row, Buffer.from(bodyBytes(row)).toString('utf8'))),
    *stored(fromSeq = 0, limit = -1) {
      for (const row of range.each(fromSeq, limit)) {
        yield { envelope: envelopeOf(row), hash: row.hash, bodyBytes: () => orNull(() => bodyBytes(row)) };
      }
    },
    last: () => last.one(),
  };
}

/** The body is sealed under the event's own hash: an envelope that was hashed anew no longer opens its body. */
function bodyContext(seq: number, hash: string): string {
  return `events/${seq}/${hash}`;
}

/** As stored, unchecked: the verifier must see an altered value, not a schema error. */
function envelopeOf(row: Row): EventEnvelope {
  return {
    seq: row.seq,
    id: row.id,
    type: row.type,
    terminalId: row.terminal_id,
    at: row.at,
    monotonicMs: row.monotonic_ms,
    boot: row.boot,
    countyOffsetMs: row.county_offset_ms,
    operatorId: row.operator_id,
    applicationId: row.application_id,
    bodyHash: row.body_hash,
    prevHash: row.prev_hash,
  } as EventEnvelope;
}

function orNull<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}
