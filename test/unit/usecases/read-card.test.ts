import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cardOf, simulatedCitizens } from '../../../drivers/bench/citizens.ts';
import { decodeCardText } from '../../../drivers/card-reader/card-layout.ts';
import type { ChipReading, PhotoOutcome } from '../../../drivers/card-reader/port.ts';
import { must } from '../../../main/domain/result.ts';
import { cardPhoto } from '../../../main/usecases/card-photo.ts';
import type { TerminalParts } from '../../../main/usecases/parts.ts';
import { followCards, readCard } from '../../../main/usecases/read-card.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
let decoded: Uint8Array[];
let outcome: PhotoOutcome;

beforeEach(async () => {
  window = await openWindow();
  decoded = [];
  outcome = { kind: 'undecoded', because: 'no-decoder', detail: 'none installed' };
});
afterEach(() => window.close());

/** The window with a decoder of card photos that answers what the test says. */
const parts = (): TerminalParts => {
  const decodePhoto = async (wlt: Uint8Array) => {
    decoded.push(Uint8Array.from(wlt));
    return outcome;
  };
  return { ...window.parts, devices: Object.assign(window.parts.devices, { decodePhoto }) };
};

function chipOf(key: string): ChipReading {
  const citizen = simulatedCitizens.find((one) => one.key === key);
  const words = citizen && decodeCardText(cardOf(citizen).text);
  if (!citizen || !words) throw new Error(`no citizen ${key}`);
  const { text, photo } = cardOf(citizen);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return { ...words, photoWlt: base64(photo), rawText: base64(text) };
}

const place = async (chip: ChipReading) => {
  window.devices.card = { ok: true, value: chip };
  return must(await readCard(window.parts));
};

describe('a card that was read', () => {
  test('carries what its driver noted, raw and standard beside each other', async () => {
    const reading = await place(chipOf('odd-card'));
    expect(reading).toMatchObject({
      name: '测\u{e863}\u{e5e6}',
      nationCode: '99',
      nationName: '99',
      numberIsRight: false,
      standard: { name: '测䶮\u{e5e6}' },
      unmapped: ['U+E5E6'],
      oldNumber: null,
    });
    expect(window.parts.ledger.cardReading(reading.id)).toEqual(reading);
    expect((await place(chipOf('foreigner'))).oldNumber).toMatch(/^KAZ\d{12}$/);
  });

  test('has its photo sealed in the vault, and nothing of it in the ledger or the event', async () => {
    const chip = chipOf('elder');
    const reading = await place(chip);
    const wlt = Buffer.from(chip.photoWlt, 'base64');
    expect(reading.photo).toBe(createHash('sha256').update(wlt).digest('hex'));
    expect(Buffer.from(must(await window.parts.vault.get(reading.photo ?? ''))).equals(wlt)).toBe(true);
    const kept = JSON.stringify([reading, window.parts.ledger.events({ fromSeq: 1, limit: 100 })]);
    expect(kept).not.toContain(chip.photoWlt.slice(0, 40));
  });

  test('without a photo has none', async () => {
    const reading = await place({ ...chipOf('elder'), photoWlt: Buffer.alloc(1_024).toString('base64') });
    expect(reading.photo).toBeNull();
    expect(await cardPhoto(parts(), { readingId: reading.id })).toEqual({
      ok: true,
      value: { kind: 'none', because: 'no-photo' },
    });
  });

  test('placed for a clerk who has locked meanwhile is not kept', async () => {
    window.devices.card = { ok: true, value: chipOf('elder') };
    const reading = readCard(window.parts);
    window.parts.session.operator = null;
    expect(await reading).toMatchObject({ ok: false, failure: { code: 'terminal/locked' } });
    expect(window.parts.ledger.events({ fromSeq: 1, limit: 100 }).some(({ type }) => type === 'card/read')).toBe(false);
  });

  test('whose clerk locks while its photo goes to the disk is not kept either', async () => {
    const { vault } = window.parts;
    const keep: typeof vault.keep = async (bytes) => {
      window.parts.session.operator = null;
      return vault.keep(bytes);
    };
    window.devices.card = { ok: true, value: chipOf('elder') };
    expect(await readCard({ ...window.parts, vault: { ...vault, keep } })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
    expect(window.parts.ledger.events({ fromSeq: 1, limit: 100 }).some(({ type }) => type === 'card/read')).toBe(false);
  });

  test('reaches the screens in the order of placing', async () => {
    const stop = followCards(window.parts);
    for (const key of ['elder', 'minor', 'odd-card']) window.devices.placeCard({ ok: true, value: chipOf(key) });
    window.devices.placeCard({ ok: false, trouble: 'card/pulled-early' });
    const cards = () => window.published.filter(({ topic }) => topic === 'card').map(({ value }) => value);
    await vi.waitUntil(() => cards().length === 4, { timeout: 20_000 });
    expect(cards()).toMatchObject([
      { ok: true, value: { name: '赵德福' } },
      { ok: true, value: { name: '周小禾' } },
      { ok: true, value: { nationCode: '99' } },
      { ok: false, failure: { code: 'card/pulled-early' } },
    ]);
    stop();
  });
});

describe('the photo of a card', () => {
  const bmp = Uint8Array.of(0x42, 0x4d, 1, 2, 3);

  test('is decoded from the sealed bytes for each look', async () => {
    const reading = await place(chipOf('elder'));
    outcome = { kind: 'decoded', bmp };
    expect(await cardPhoto(parts(), { readingId: reading.id })).toEqual({
      ok: true,
      value: { kind: 'picture', bmpBase64: Buffer.from(bmp).toString('base64') },
    });
    expect(Buffer.from(decoded[0] ?? []).toString('base64')).toBe(chipOf('elder').photoWlt);
  });

  test.each(['no-decoder', 'decoder-failed', 'not-a-photo'] as const)(
    '%s is said, and no picture made up',
    async (because) => {
      const reading = await place(chipOf('elder'));
      outcome = { kind: 'undecoded', because, detail: '' };
      expect(must(await cardPhoto(parts(), { readingId: reading.id }))).toEqual({ kind: 'none', because });
    },
  );

  test('is for who is unlocked: neither asked for while locked nor handed out when locked meanwhile', async () => {
    const reading = await place(chipOf('elder'));
    outcome = { kind: 'decoded', bmp };
    const unlocked = parts();
    const asked = cardPhoto(unlocked, { readingId: reading.id });
    const { operator } = unlocked.session;
    unlocked.session.operator = null;
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'terminal/locked' } });
    expect(await cardPhoto(unlocked, { readingId: reading.id })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
    unlocked.session.operator = operator;
    expect(await cardPhoto(unlocked, { readingId: reading.id })).toMatchObject({ ok: true });
  });

  test('of a reading that is not here, or whose bytes are gone, is a failure in words', async () => {
    expect(await cardPhoto(parts(), { readingId: 'nowhere' })).toMatchObject({ failure: { code: 'input/invalid' } });
    const lost = { ...(await place(chipOf('elder'))), id: 'lost', photo: 'ab'.repeat(32) };
    must(window.parts.ledger.transact((writer) => writer.putCardReading(lost)));
    expect(await cardPhoto(parts(), { readingId: 'lost' })).toMatchObject({ failure: { code: 'vault/missing' } });
  });
});
