import type { ChipReading } from '../../drivers/card-reader/port.ts';
import type { DeviceResult } from '../../drivers/device-status.ts';
import type { CardReading } from '../domain/application.ts';
import { nationName } from '../domain/nations.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** Long enough to find the card in a handbag; the screen can be left at any time. */
const waitForCardMs = 30_000;

export async function readCard(parts: TerminalParts): Promise<Result<CardReading>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const outcome = await parts.devices.readCard(waitForCardMs);
  // Locked while it waited: whoever places a card now did not place it for this clerk.
  return parts.session.operator ? keepReading(parts, outcome) : failed('terminal/locked');
}

/**
 * A card placed by itself, wherever the clerk is. While the terminal is locked nobody asked for it: it is not kept.
 */
export function followCards(parts: TerminalParts): () => void {
  return parts.devices.onCard((outcome) => {
    if (!parts.session.operator) return;
    const kept = keepReading(parts, outcome);
    parts.publish('card', kept.ok ? { ok: true, value: kept.value } : { ok: false, failure: kept.failure });
  });
}

function keepReading(parts: TerminalParts, outcome: DeviceResult<ChipReading>): Result<CardReading> {
  if (!outcome.ok) return failed(outcome.trouble, outcome.detail);
  const reading = readingFromChip(outcome.value, parts.newId(), parts.clock.now().toISOString());
  const kept = parts.ledger.transact((writer) => {
    writer.putCardReading(reading);
    writer.appendEvent({
      type: 'card/read',
      operatorId: parts.session.operator?.id ?? null,
      applicationId: null,
      body: { readingId: reading.id, cardType: reading.cardType },
    });
  });
  return kept.ok ? ok(reading) : kept;
}

function readingFromChip(chip: ChipReading, id: string, readAt: string): CardReading {
  return {
    id,
    readAt,
    cardType: chip.type,
    name: chip.name === '' ? chip.latinName : chip.name,
    sex: chip.sexCode,
    nationCode: chip.nationCode,
    nationName: nationName(chip.nationCode),
    birthDate: chip.birthDate,
    address: chip.address,
    idNumber: chip.idNumber,
    issuer: chip.issuer,
    validFrom: chip.validFrom,
    validTo: chip.validTo,
    passNumber: chip.passNumber,
  };
}
