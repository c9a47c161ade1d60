import { z } from 'zod';
import { parseLocalNumber } from '../../../main/domain/local-number.ts';
import type { PaymentReceipt } from '../../../main/domain/payment.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { recordSubject } from '../store/sql/nudge.ts';
import { placeOfOffice } from '../store/sql/places.ts';
import type { ChargeableCase, PaymentPlatform, PaymentStore, RegisteredPayment, RegisterOutcome } from './port.ts';

export function sqlPayments(database: Database, now: () => Date): PaymentStore {
  return {
    register: (payment) => database.transaction((tx) => register(tx, payment, now())),
    received: (localNumber) => receiptsOf(database, [localNumber]).then((all) => all.get(localNumber) ?? []),
    async chargeable({ itemCodes, limit, offset, placeCode = '' }) {
      const rows = await database.query<CaseRow>(
        `${selectCases} where a.item_code = any ($1) and starts_with(${placeOfOffice('t.office')}, $4)
         order by a.arrived_at desc, a.id desc limit $2 offset $3`,
        [itemCodes, limit, offset, placeCode],
      );
      return withReceived(database, rows);
    },
    async caseOf(localNumber) {
      const rows = await database.query<CaseRow>(`${selectCases} where a.local_number = $1`, [localNumber]);
      return (await withReceived(database, rows))[0] ?? null;
    },
    async withoutCase() {
      const rows = await database.query<ReceiptRow>(
        `${selectReceipts} where not exists (select from applications a where a.local_number = p.local_number)
         order by p.registered_at desc, p.reference limit 100`,
      );
      return rows.map(({ local_number: localNumber, ...row }) => ({ ...receiptOf(row), localNumber }));
    },
    async putPlatform({ id, name, publicKey, createdBy }) {
      await database.query(
        `insert into payment_platforms (id, name, public_key, created_by, created_at) values ($1, $2, $3, $4, $5)`,
        [id, name, publicKey, createdBy, now()],
      );
    },
    async platform(id) {
      const [row] = await database.query<PaymentPlatform>(`${selectPlatforms} where id = $1`, [id]);
      return row ?? null;
    },
    platforms: () => database.query<PaymentPlatform>(`${selectPlatforms} order by created_at desc limit 100`),
    async revokePlatform(id) {
      await database.query('update payment_platforms set revoked_at = coalesce(revoked_at, $2) where id = $1', [
        id,
        now(),
      ]);
    },
  };
}

/**
 * The terminal is known by the prefix of the number, so that money finds its way while the application is still on the
 * terminal; whoever stands in for that terminal hears it too.
 */
async function register(tx: Transaction, payment: RegisteredPayment, now: Date): Promise<RegisterOutcome> {
  const { reference, localNumber, amountFen, paidAt, channel, registeredBy } = payment;
  const prefix = parseLocalNumber(localNumber)?.prefix;
  const [terminal] =
    prefix === undefined
      ? []
      : await tx.query<{ id: string }>('select id from terminals where number_prefix = $1', [prefix]);
  if (terminal === undefined) return { ok: false, why: 'unknown-number' };
  const inserted = await tx.query(
    `insert into payments (reference, local_number, amount_fen, paid_at, channel, registered_by, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning reference`,
    [reference, localNumber, amountFen, paidAt, channel, registeredBy, now],
  );
  if (inserted.length === 0) {
    const same = await tx.query(
      'select reference from payments where reference = $1 and local_number = $2 and amount_fen = $3::bigint',
      [reference, localNumber, amountFen],
    );
    return same.length > 0 ? { ok: true, isNew: false } : { ok: false, why: 'differs' };
  }
  await recordSubject(tx, { scope: terminal.id, kind: 'payment', subject: localNumber, at: now });
  return { ok: true, isNew: true };
}

/** By number; a number without any is not in the map. */
export async function receiptsOf(
  database: Queryable,
  localNumbers: readonly string[],
): Promise<ReadonlyMap<string, readonly PaymentReceipt[]>> {
  if (localNumbers.length === 0) return new Map();
  const rows = await database.query<ReceiptRow>(
    `${selectReceipts} where p.local_number = any ($1) order by p.registered_at, p.reference`,
    [localNumbers],
  );
  const byNumber = Map.groupBy(rows, (row) => row.local_number);
  return new Map([...byNumber].map(([number, own]) => [number, own.slice(0, 100).map(receiptOf)]));
}

interface ReceiptRow {
  readonly reference: string;
  readonly local_number: string;
  readonly amount: number;
  readonly paid_at: string;
  readonly channel: string;
}

interface CaseRow extends Omit<ChargeableCase, 'situation' | 'received'> {
  readonly situation: unknown;
}

async function withReceived(database: Queryable, rows: readonly CaseRow[]): Promise<readonly ChargeableCase[]> {
  const received = await receiptsOf(
    database,
    rows.map(({ localNumber }) => localNumber),
  );
  return rows.map((row) => ({
    ...row,
    situation: situationSchema.parse(row.situation),
    received: received.get(row.localNumber) ?? [],
  }));
}

const situationSchema = z.record(z.string(), z.string()).catch({});

function receiptOf(row: Omit<ReceiptRow, 'local_number'>): PaymentReceipt {
  return { reference: row.reference, amountFen: row.amount, paidAt: row.paid_at, channel: row.channel };
}

/** Amounts are below 10¹¹ fen, which a double holds exactly. */
const selectReceipts = `select p.reference, p.local_number, p.amount_fen::float8 as amount, p.paid_at, p.channel
  from payments p`;

const selectCases = `select a.id as "applicationId", a.local_number as "localNumber", a.item_code as "itemCode",
    a.item_name as "itemName", a.applicant_name as "applicantName", t.office, a.catalogue_version as "catalogueVersion",
    a.content -> 'situation' as situation
  from applications a join terminals t on t.id = a.terminal_id`;

const selectPlatforms = `select id, name, public_key as "publicKey", created_by as "createdBy",
    created_at as "createdAt", revoked_at as "revokedAt" from payment_platforms`;
