import { randomInt } from 'node:crypto';
import type { Input, Output } from '../../preload/contract.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { formatDisclosureNumber, readDisclosureNumber } from '../domain/disclosure-number.ts';
import { type DisclosureRequest, type HeldDisclosure, missingInDisclosure } from '../domain/disclosure-request.ts';
import { dueDate } from '../domain/due-date.ts';
import { maskName } from '../domain/mask.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { calendarInForce, configurationInForce } from '../publications/in-force.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** As on enrolment codes: no sign that is read as another one. */
const codeSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * 依申请公开 (R19): number, code, request and event in one transaction; the event carries it to the county. Who gives it in
 * gets the code here and on the receipt, and nowhere else.
 */
export function requestDisclosure(
  parts: TerminalParts,
  { form }: Input<'requestDisclosure'>,
): Result<Output<'requestDisclosure'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger, clock } = parts;
  const enrolment = ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  const [missing] = missingInDisclosure(form);
  if (missing !== undefined) return failed('input/invalid', `form.${missing} is missing`);
  const receivedAt = clock.now().toISOString();
  const date = shanghaiDate(receivedAt);
  const written = ledger.transact((writer): DisclosureRequest => {
    const counter = writer.nextCount(`disclosure/${enrolment.numberPrefix}/${date}`);
    const request: DisclosureRequest = {
      ...form,
      id: parts.newId(),
      localNumber: formatDisclosureNumber({ prefix: enrolment.numberPrefix, date, counter }),
      queryCode: Array.from({ length: 8 }, () => codeSigns[randomInt(codeSigns.length)]).join(''),
      channel: parts.station === 'kiosk' ? 'kiosk' : 'window',
      receivedAt,
      dueDate: answerDay(parts, receivedAt),
      officeName: enrolment.officeName,
      operatorId: operator.value.id,
      operatorName: operator.value.name,
    };
    writer.setFact(`disclosure/${request.id}`, { request, status: null });
    const { id, localNumber } = request;
    writer.setFact('disclosures', [...(ledger.fact('disclosures') ?? []), { id, localNumber }]);
    writer.appendEvent({
      type: 'disclosure/requested',
      operatorId: operator.value.id,
      applicationId: null,
      body: { request },
    });
    return request;
  });
  if (!written.ok) return written;
  parts.engine()?.kick();
  return ok({ ...viewOf({ request: written.value, status: null }), queryCode: written.value.queryCode });
}

const shownAtMost = 200;

/** For the staff of a window. A kiosk shows nobody's but to who holds number and code. */
export function disclosures(parts: TerminalParts): Result<Output<'disclosures'>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  if (parts.station === 'kiosk') return ok([]);
  const listed = (parts.ledger.fact('disclosures') ?? []).slice(-shownAtMost).toReversed();
  return ok(
    listed.flatMap(({ id }) => {
      const held = parts.ledger.fact(`disclosure/${id}`);
      if (!held) return [];
      const { name, applicantKind } = held.request;
      return [{ ...viewOf(held), maskedName: applicantKind === 'organisation' ? name : maskName(name) }];
    }),
  );
}

/** Number and code together; which of them was wrong is not said. */
export function disclosure(parts: TerminalParts, input: Input<'disclosure'>): Result<Output<'disclosure'>> {
  const held = heldDisclosure(parts, input);
  return held.ok ? ok(viewOf(held.value)) : held;
}

export function heldDisclosure(
  parts: TerminalParts,
  { localNumber, queryCode }: Input<'disclosure'>,
): Result<HeldDisclosure> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const number = readDisclosureNumber(localNumber);
  const listed = (parts.ledger.fact('disclosures') ?? []).find((one) => one.localNumber === number);
  const held = listed && parts.ledger.fact(`disclosure/${listed.id}`);
  const code = queryCode.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return held && held.request.queryCode === code ? ok(held) : failed('disclosure/not-found');
}

function viewOf({ request, status }: HeldDisclosure): Output<'disclosure'> {
  const { id, localNumber, wanted, receivedAt } = request;
  return { id, localNumber, wanted, receivedAt, dueDate: status?.dueDate ?? request.dueDate, status };
}

function answerDay(parts: TerminalParts, receivedAt: string): string | null {
  const calendar = calendarInForce(parts.ledger);
  if (!calendar) return null;
  const value = configurationInForce(parts.ledger).disclosureWorkdays;
  return dueDate({ acceptedAt: receivedAt, limit: { value, unit: 'workday' }, calendar }).date;
}
