import { hostname } from 'node:os';
import { createHttpCounty } from '../sync/client/http-county.ts';
import { enrolTerminal, makeTerminalKey } from '../sync/enrol.ts';
import type { County } from '../sync/ports.ts';
import { failed, ok, type Result } from './domain/result.ts';
import type { TerminalParts } from './usecases/parts.ts';

export interface EnrolmentTry {
  readonly result: Promise<Result<void>>;
  /** Ends what is in flight. */
  abandon(): void;
}

/** One try to turn a code into an enrolment, written down in one transaction with its event. */
export function tryToEnrol(parts: TerminalParts, plan: { countyUrl: string; code: string }): EnrolmentTry {
  const county = createHttpCounty({ baseUrl: plan.countyUrl, credentials: null, log: parts.log });
  return {
    result: enrol(parts, county, plan).finally(() => county.close()),
    abandon: () => county.close(),
  };
}

async function enrol(
  parts: TerminalParts,
  county: County,
  { countyUrl, code }: { countyUrl: string; code: string },
): Promise<Result<void>> {
  const key = await keyFor(parts, code);
  if (!key.ok) return key;
  const enrolled = await enrolTerminal({
    county,
    countyUrl,
    code,
    station: parts.station,
    machineName: hostname(),
    at: parts.clock.now().toISOString(),
    privateKey: key.value,
  });
  if (!enrolled.ok) return enrolled;
  const { value } = enrolled;
  return parts.ledger.transact((writer) => {
    writer.setFact('enrolment', value);
    writer.appendEvent({
      type: 'terminal/enrolled',
      operatorId: null,
      applicationId: null,
      body: { terminalId: value.terminalId, numberPrefix: value.numberPrefix, countyName: value.countyName },
    });
  });
}

/**
 * Persist before act: the county binds a code to the key that came with it. When the answer is lost, or the power, the
 * same code with the same key is answered again; with a new key it would be used up.
 */
async function keyFor(parts: TerminalParts, code: string): Promise<Result<Readonly<Record<string, unknown>>>> {
  const kept = parts.ledger.fact('enrolmentKey');
  if (kept?.code === code) return ok(kept.privateKey);
  const privateKey = await makeTerminalKey();
  const stored = parts.ledger.transact((writer) => writer.setFact('enrolmentKey', { code, privateKey }));
  return stored.ok ? ok(privateKey) : failed(stored.failure.code, stored.failure.detail);
}
