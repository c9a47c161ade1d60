import { randomUUID } from 'node:crypto';
import { genesisHash } from '../../../../main/domain/ledger-event.ts';
import { isSameKey, publicKeySchema, suiteOf } from '../../../crypto/keys.ts';
import type { EnrolReply } from '../../../protocol.ts';
import type { Transaction } from '../database.ts';
import type { EnrolOrder, Outcome, Refused } from '../port.ts';
import { newNumberPrefix } from '../secrets.ts';
import { tellOfPredecessors } from './known-applications.ts';
import { nudge } from './nudge.ts';

type Enrolled = Omit<EnrolReply, 'countyName'>;

interface CodeRow {
  readonly office: string;
  readonly expires_at: Date;
  readonly terminal_id: string | null;
  readonly replaces: string | null;
}

/**
 * A code enrols one terminal, once. The same keys with the same code are the same terminal that missed the answer.
 *
 *   fresh disk:  new identity, empty chain; where the code says so, another terminal is replaced by it
 *   same disk:   new identity whose chain goes on behind the last event that the old one had handed over
 */
export async function enrolOnce(tx: Transaction, order: EnrolOrder, now: Date): Promise<Outcome<Enrolled>> {
  const codeHash = order.codeHandle;
  // The row lock makes a second instance with the same code wait, and then find it used.
  const [code] = await tx.query<CodeRow>(
    'select office, expires_at, terminal_id, replaces from enrolment_codes where code_hash = $1 for update',
    [codeHash],
  );
  if (code === undefined) return refused('code-unknown', 'no such enrolment code');
  if (code.terminal_id !== null) return answerAgain(tx, code.terminal_id, order);
  if (code.expires_at <= now) return refused('code-expired', 'the enrolment code has expired');

  const replaces = code.replaces ?? order.continues?.terminalId ?? null;
  if (order.continues !== null && order.continues.terminalId !== replaces) {
    return refused('code-other-terminal', 'the enrolment code is for the replacement of another terminal');
  }
  const publicKey = order.publicKeys.find((key) => suiteOf(key) === order.suite);
  if (publicKey === undefined)
    return refused('bad-request', `this county's terminals need a key of suite ${order.suite}`);

  const anchor = await anchorOf(tx, order.continues);
  const terminalId = `T-${randomUUID()}`;
  const numberPrefix = await insertTerminal(tx, { terminalId, order, office: code.office, replaces, now });
  await tx.query('insert into terminal_keys (terminal_id, number, public_key, valid_from) values ($1, 1, $2, $3)', [
    terminalId,
    JSON.stringify(publicKey),
    now,
  ]);
  await tx.query(
    'insert into chain_heads (terminal_id, seq, hash, begins_after, begins_hash) values ($1, $2, $3, $2, $3)',
    [terminalId, anchor.seq, anchor.hash],
  );
  if (replaces !== null) {
    await replaceBy(tx, replaces, terminalId, now);
    const hasLedger = order.continues !== null;
    await tellOfPredecessors(tx, { terminalId, replaced: replaces, hasLedger, anchoredSeq: anchor.seq, now });
  }
  await tx.query('update enrolment_codes set used_at = $2, terminal_id = $3 where code_hash = $1', [
    codeHash,
    now,
    terminalId,
  ]);
  return {
    ok: true,
    value: {
      terminalId,
      numberPrefix,
      publicKey,
      officeName: code.office,
      replaces,
      anchoredSeq: anchor.seq,
      anchoredHash: anchor.hash,
    },
  };
}

interface EnrolledRow {
  readonly number_prefix: string;
  readonly office: string;
  readonly replaces: string | null;
  readonly revoked_at: Date | null;
  readonly public_key: unknown;
  readonly begins_after: number;
  readonly begins_hash: string;
}

async function answerAgain(tx: Transaction, terminalId: string, order: EnrolOrder): Promise<Outcome<Enrolled>> {
  const [row] = await tx.query<EnrolledRow>(
    `select t.number_prefix, t.office, t.replaces, t.revoked_at, k.public_key, h.begins_after, h.begins_hash
     from terminals t join terminal_keys k on k.terminal_id = t.id and k.number = 1
       join chain_heads h on h.terminal_id = t.id
     where t.id = $1`,
    [terminalId],
  );
  const key = row && publicKeySchema.parse(row.public_key);
  const isSame = key !== undefined && order.publicKeys.some((offered) => isSameKey(offered, key));
  if (row === undefined || key === undefined || !isSame || row.revoked_at !== null) {
    return refused('code-used', 'the enrolment code has been used');
  }
  return {
    ok: true,
    value: {
      terminalId,
      numberPrefix: row.number_prefix,
      publicKey: key,
      officeName: row.office,
      replaces: row.replaces,
      anchoredSeq: row.begins_after,
      anchoredHash: row.begins_hash,
    },
  };
}

/**
 * Where the new chain begins: behind the last event that both sides have. That is the one the terminal knows to be held,
 * or one of the batch after it, whose answer it may have missed. What the county holds beyond that is another history (a
 * disk that was put back from a backup), and is not built upon. Where the county itself was put back, behind the last one
 * that it still holds.
 */
async function anchorOf(tx: Transaction, continues: EnrolOrder['continues']): Promise<{ seq: number; hash: string }> {
  const genesis = { seq: 0, hash: genesisHash };
  if (continues === null) return genesis;
  const { terminalId, shippedSeq, shippedHash, unheard } = continues;
  const [both] = await tx.query<{ seq: number; hash: string }>(
    `select e.seq, e.hash from events e join terminals t on t.id = $1
       join json_array_elements_text($3::json) with ordinality as claimed (hash, place)
         on e.hash = claimed.hash and e.seq = $2::int + claimed.place - 1
     where e.terminal_id = t.id or e.terminal_id = any (t.predecessors) order by e.seq desc limit 1`,
    [terminalId, shippedSeq, JSON.stringify([shippedHash, ...unheard])],
  );
  if (both !== undefined) return both;
  const [head] = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from chain_heads where terminal_id = $1',
    [terminalId],
  );
  return shippedSeq === 0 || head === undefined ? genesis : head;
}

async function replaceBy(tx: Transaction, replaced: string, terminalId: string, now: Date): Promise<void> {
  await tx.query(
    `update terminals set revoked_at = coalesce(revoked_at, $2), replaced_by = coalesce(replaced_by, $3) where id = $1`,
    [replaced, now, terminalId],
  );
  await nudge(tx, replaced);
}

/** Draws number prefixes until one is free. */
async function insertTerminal(
  tx: Transaction,
  terminal: { terminalId: string; order: EnrolOrder; office: string; replaces: string | null; now: Date },
): Promise<string> {
  const { terminalId, order, office, replaces, now } = terminal;
  for (let draw = 0; draw < 1000; draw += 1) {
    const prefix = newNumberPrefix();
    const inserted = await tx.query(
      `insert into terminals
         (id, number_prefix, office, station, machine_name, enrolled_at, last_contact, replaces, predecessors)
       values ($1, $2, $3, $4, $5, $6, $6, $7,
         coalesce((select array_append(predecessors, id) from terminals where id = $7), '{}'))
       on conflict (number_prefix) do nothing returning id`,
      [terminalId, prefix, office, order.station, withoutControls(order.machineName), now, replaces],
    );
    if (inserted.length === 1) return prefix;
  }
  throw new Error('no free number prefix left');
}

/** PostgreSQL's text has no NUL, and nobody wants the others on a page. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, '').toWellFormed();
}

function refused(error: Refused['error'], message: string): Refused {
  return { ok: false, error, message };
}
