import type { Input, Output } from '../../../preload/contract.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import { enoughBytes } from '../../domain/disk-room.ts';
import { formatLocalNumber, parseLocalNumber } from '../../domain/local-number.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { calendarInForce } from '../../publications/in-force.ts';
import { unsentEvidence } from '../../visit-sync.ts';
import { staffRightsUntil } from '../offline-staff.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { handoverView } from './handover-view.ts';
import { allVisits } from './visits.ts';
import { waitingCases } from './waiting-cases.ts';

type Home = Output<'agentHome'>;

const dayMs = 86_400_000;

/** The agent's first page: who is to be visited, and whether this device lasts the days without a line. */
export async function agentHome(parts: TerminalParts): Promise<Result<Home>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger, clock } = parts;
  const enrolment = ledger.fact('enrolment');
  const lastContactAt = ledger.fact('lastContact')?.at ?? null;
  const freeBytes = await parts.freeBytes();
  const visits = allVisits(parts);
  const silentMs = lastContactAt === null ? null : clock.now().getTime() - Date.parse(lastContactAt);
  const nextNumber = nextNumberOf(parts);
  const photographs = unsentEvidence(ledger).reduce((sum, { materials }) => sum + materials.length, 0);
  return ok({
    visits,
    freeBytes,
    lastContactAt,
    daysOffline: silentMs === null ? null : Math.max(0, Math.floor(silentMs / dayMs)),
    fullDaysLeft: daysLeft(parts),
    photosToSend: photographs,
    numberPrefix: enrolment?.numberPrefix ?? null,
    nextNumber,
    toHandOver: waitingCases(ledger).length,
    checks: checksOf(parts, { freeBytes, visits, nextNumber, photographs }),
  });
}

function checksOf(
  parts: TerminalParts,
  known: Pick<Home, 'freeBytes' | 'visits' | 'nextNumber'> & { readonly photographs: number },
): Home['checks'] {
  const { ledger, devices } = parts;
  const catalogue = ledger.catalogue();
  const calendar = calendarInForce(ledger);
  const people = parts.staff.list().filter(({ hasPin }) => hasPin);
  const open = known.visits.filter(({ state }) => state === 'open' || state === 'begun').length;
  const printer = devices.statuses().find(({ deviceClass }) => deviceClass === 'receipt-printer');
  const { freeBytes } = known;
  const counts = ledger.counts();
  const left = daysLeft(parts);
  const unsent = counts['on-terminal'] + counts.sending;
  return [
    { name: 'catalogue', isFine: catalogue !== null, figure: catalogue ? String(catalogue.items.length) : '' },
    { name: 'calendar', isFine: calendar !== null, figure: '' },
    { name: 'staff', isFine: people.length > 0, figure: String(people.length) },
    { name: 'numbers', isFine: known.nextNumber !== null, figure: known.nextNumber ?? '' },
    { name: 'assignments', isFine: open > 0, figure: String(open) },
    { name: 'guides', isFine: (catalogue?.items ?? []).some(({ status }) => status !== 'retired'), figure: '' },
    {
      name: 'storage',
      isFine: freeBytes !== null && freeBytes >= enoughBytes,
      figure: freeBytes === null ? '' : (freeBytes / 1024 ** 3).toFixed(1),
    },
    { name: 'printer', isFine: printer?.condition === 'ready', figure: '' },
    { name: 'contact', isFine: left !== null && left >= fullDaysAtLeast, figure: String(left ?? 0) },
    { name: 'photographs', isFine: known.photographs === 0, figure: String(known.photographs) },
    { name: 'unsent', isFine: unsent === 0, figure: String(unsent) },
  ];
}

/** The usual trip: with fewer days the last door is reached when results may not be handed over any more. */
const fullDaysAtLeast = 3;

/** R56: today counts, as long as it is one of them. */
function daysLeft(parts: TerminalParts): number | null {
  const until = staffRightsUntil(parts);
  if (until === null) return null;
  const today = shanghaiDate(parts.clock.now().toISOString());
  return Math.max(0, Math.round((Date.parse(until) - Date.parse(today)) / dayMs) + 1);
}

/** 号段: nobody else counts with this prefix, so the next number is known without a line. */
function nextNumberOf({ ledger, clock }: TerminalParts): string | null {
  const prefix = ledger.fact('enrolment')?.numberPrefix;
  if (prefix === undefined) return null;
  const date = shanghaiDate(clock.now().toISOString());
  const used = ledger
    .recentApplications({ limit: 2_000 })
    .map(({ localNumber }) => parseLocalNumber(localNumber))
    .filter((one) => one?.prefix === prefix && one.date === date)
    .map((one) => one?.counter ?? 0);
  return formatLocalNumber({ prefix, date, counter: Math.max(0, ...used) + 1 });
}

export function handovers(parts: TerminalParts): Result<Output<'handovers'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const ids = parts.ledger.fact('handovers') ?? [];
  return ok(ids.flatMap((id) => parts.ledger.fact(`handover/${id}`) ?? []).map(handoverView));
}

/** 手写凭证: written by hand where there is no printer. The terminal's number stands on it, and it is printed later. */
export function noteHandwrittenReceipt(
  parts: TerminalParts,
  { applicationId, serial }: Input<'noteHandwrittenReceipt'>,
): Result<Output<'noteHandwrittenReceipt'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const application = parts.ledger.application(applicationId);
  if (!application) return failed('application/not-found');
  const noted = { serial, at: parts.clock.now().toISOString(), by: operator.value.name };
  const written = parts.ledger.transact((writer) => {
    writer.setFact(`hand-receipt/${applicationId}`, noted);
    writer.appendEvent({
      type: 'receipt/handwritten',
      operatorId: operator.value.id,
      applicationId,
      body: { serial, localNumber: application.localNumber },
    });
  });
  return written.ok ? ok({ serial, at: noted.at }) : written;
}
