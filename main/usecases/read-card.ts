import { Buffer } from 'node:buffer';
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
  return keepReading(parts, outcome);
}

/**
 * A card placed by itself, wherever the clerk is. While the terminal is locked nobody asked for it, and in a test of the
 * settings it is nobody's visit: it is not kept. The screens hear of cards in the order in which they were placed.
 */
export function followCards(parts: TerminalParts): () => void {
  let before = Promise.resolve();
  return parts.devices.onCard((outcome) => {
    if (!parts.session.operator || (parts.session.cardTests ?? 0) > 0) return;
    before = before
      .then(() => keepReading(parts, outcome))
      .then((kept) => {
        if (!parts.session.operator) return;
        parts.publish('card', kept.ok ? { ok: true, value: kept.value } : { ok: false, failure: kept.failure });
      })
      .catch((bug: unknown) => {
        parts.log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'a card could not be kept');
      });
  });
}

/** The photo first, sealed in the vault; the ledger's row names it and holds none of it. */
async function keepReading(parts: TerminalParts, outcome: DeviceResult<ChipReading>): Promise<Result<CardReading>> {
  // Locked while it waited: whoever places a card now did not place it for this clerk.
  if (!parts.session.operator) return failed('terminal/locked');
  if (!outcome.ok) return failed(outcome.trouble, outcome.detail);
  const photo = await keepPhoto(parts, outcome.value.photoWlt);
  if (!photo.ok) return photo;
  // Locked while the photo went to the disk: it stays there sealed, and no reading names it.
  if (!parts.session.operator) return failed('terminal/locked');
  const reading = readingFromChip({
    chip: outcome.value,
    id: parts.newId(),
    readAt: parts.clock.now().toISOString(),
    photo: photo.value,
  });
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

/** Null for a card that holds none: all zeros. */
async function keepPhoto(parts: TerminalParts, wltBase64: string): Promise<Result<string | null>> {
  const wlt = new Uint8Array(Buffer.from(wltBase64, 'base64'));
  return wlt.every((byte) => byte === 0) ? ok(null) : parts.vault.keep(wlt);
}

function readingFromChip(read: {
  readonly chip: ChipReading;
  readonly id: string;
  readonly readAt: string;
  readonly photo: string | null;
}): CardReading {
  const { chip, id, readAt, photo } = read;
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
    numberIsRight: chip.isNumberRight,
    oldNumber: chip.oldNumber,
    standard: chip.standard,
    unmapped: chip.unmapped,
    photo,
  };
}
