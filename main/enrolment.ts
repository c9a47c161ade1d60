import { hostname } from 'node:os';
import { createHttpCounty } from '../sync/client/http-county.ts';
import { type PrivateKey, privateKeySchema } from '../sync/crypto/keys.ts';
import { type Enrolled, type EnrolPlan, enrolTerminal, makeTerminalKeys } from '../sync/enrol.ts';
import type { County } from '../sync/ports.ts';
import { genesisHash } from './domain/ledger-event.ts';
import { failed, ok, type Result } from './domain/result.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';
import { credentialsOf } from './terminal-keys.ts';
import type { TerminalParts } from './usecases/parts.ts';

export interface EnrolmentOrder {
  readonly countyUrl: string;
  readonly code: string;
}

export interface EnrolmentTry {
  readonly result: Promise<Result<void>>;
  /** Ends what is in flight. */
  abandon(): void;
}

/** One try to turn a code into an enrolment, written down in one transaction with its event. */
export function tryToEnrol(parts: TerminalParts, plan: EnrolmentOrder): EnrolmentTry {
  const county = createHttpCounty({ baseUrl: plan.countyUrl, credentials: null, log: parts.log });
  return {
    result: enrol(parts, county, plan).finally(() => county.close()),
    abandon: () => county.close(),
  };
}

async function enrol(parts: TerminalParts, county: County, { countyUrl, code }: EnrolmentOrder): Promise<Result<void>> {
  const { ledger, station } = parts;
  const keys = keysFor(ledger, { countyUrl, code });
  if (!keys.ok) return keys;
  const enrolled = await enrolTerminal({
    county,
    code,
    station,
    machineName: hostname(),
    privateKeys: keys.value,
    continues: earlierSelf(ledger),
  });
  if (!enrolled.ok) return enrolled;
  const enrolledAt = parts.clock.now().toISOString();
  return ledger.transact((writer) => writeDown(ledger, writer, { ...enrolled.value, countyUrl, enrolledAt }));
}

/**
 * 重新入网: the chain, the applications and what waits to be sent stay as they are. The county begins the chain of the new
 * identity where it says, so that mark is ours too: nothing is handed over twice, nothing is left out.
 */
export function writeDown(
  ledger: Ledger,
  writer: LedgerWriter,
  enrolled: Enrolled & { readonly countyUrl: string; readonly enrolledAt: string },
): void {
  const { terminalId, numberPrefix, countyName, officeName, countyUrl, enrolledAt, privateKey, replaces } = enrolled;
  const { anchoredSeq, anchoredHash } = enrolled;
  writer.setFact('enrolment', {
    terminalId,
    numberPrefix,
    countyUrl,
    countyName,
    officeName,
    keyNumber: 1,
    privateKey,
    replaces,
    enrolledAt,
  });
  writer.setFact('nextKey', null);
  // 认县: from the first contact on, nobody else is this terminal's county.
  writer.setFact('countyKey', { ...enrolled.countyKey });
  writer.setFact('enrolmentKeys', null);
  // An anchor that is not in this chain is left to the next contact, which names it and hands it to a person.
  if (hashAt(ledger, anchoredSeq) === anchoredHash) writer.setFact('shippedSeq', anchoredSeq);
  writer.appendEvent({
    type: 'terminal/enrolled',
    operatorId: null,
    applicationId: null,
    body: { terminalId, numberPrefix, countyName, replaces },
  });
}

/** What the wire allows in one batch; the next one leaves only when the answer to it has been written down. */
const largestBatch = 500;

/** Null where this ledger was nobody yet. */
export function earlierSelf(ledger: Ledger): EnrolPlan['continues'] {
  const credentials = credentialsOf(ledger);
  if (!credentials) return null;
  const shippedSeq = ledger.fact('shippedSeq') ?? 0;
  const shippedHash = hashAt(ledger, shippedSeq) ?? genesisHash;
  const unheard = ledger.events({ fromSeq: shippedSeq + 1, limit: largestBatch }).map((event) => event.hash);
  return { ...credentials, shippedSeq, shippedHash, unheard };
}

function hashAt(ledger: Ledger, seq: number): string | null {
  if (seq === 0) return genesisHash;
  const [event] = ledger.events({ fromSeq: seq, limit: 1 });
  return event?.seq === seq ? event.hash : null;
}

/**
 * Persist before act: the county binds a code to the keys that came with it. When the answer is lost, or the power, the
 * same code with the same keys is answered again; with new keys it would be used up.
 */
function keysFor(ledger: Ledger, { countyUrl, code }: EnrolmentOrder): Result<readonly PrivateKey[]> {
  const kept = ledger.fact('enrolmentKeys');
  if (kept?.code === code) return ok(kept.privateKeys.map((key) => privateKeySchema.parse(key)));
  const privateKeys = makeTerminalKeys();
  const stored = ledger.transact((writer) => writer.setFact('enrolmentKeys', { code, countyUrl, privateKeys }));
  return stored.ok ? ok(privateKeys) : failed(stored.failure.code, stored.failure.detail);
}
