import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardOf, simulatedCitizens } from '../../../drivers/bench/citizens.ts';
import { decodeCardText } from '../../../drivers/card-reader/card-layout.ts';
import type { ChipReading, PhotoOutcome } from '../../../drivers/card-reader/port.ts';
import type { DeviceResult } from '../../../drivers/device-status.ts';
import type { FingerQuality } from '../../../drivers/fingerprint-reader/port.ts';
import type { Signature } from '../../../drivers/signature-pad/port.ts';
import type { Devices } from '../../../main/device-host/port.ts';
import { must } from '../../../main/domain/result.ts';
import type { TerminalParts } from '../../../main/usecases/parts.ts';
import { followCards } from '../../../main/usecases/read-card.ts';
import { testDevice } from '../../../main/usecases/test-device.ts';
import { openWindow, type Window } from './window.ts';

let window: Window;
beforeEach(async () => {
  window = await openWindow();
});
afterEach(() => window.close());

const withDevices = (devices: Partial<Devices>): TerminalParts => ({
  ...window.parts,
  devices: Object.assign(window.parts.devices, devices),
});

function elder(): ChipReading {
  const citizen = simulatedCitizens.find(({ key }) => key === 'elder');
  const words = citizen && decodeCardText(cardOf(citizen).text);
  if (!citizen || !words) throw new Error('no elder on the bench');
  const { text, photo } = cardOf(citizen);
  return { ...words, photoWlt: Buffer.from(photo).toString('base64'), rawText: Buffer.from(text).toString('base64') };
}

describe('a card tried in the settings', () => {
  /** As the device host does: it tells of the placing first, and answers who waited then. */
  const placing = (outcome: DeviceResult<ChipReading>) => async () => {
    window.devices.placeCard(outcome);
    return outcome;
  };
  const seen = () => [
    window.published.filter(({ topic }) => topic === 'card').length,
    window.parts.ledger.events({ fromSeq: 1, limit: 100 }).filter(({ type }) => type === 'card/read').length,
  ];

  test('begins no visit and is kept nowhere; the next one does', async () => {
    const parts = withDevices({ readCard: placing({ ok: true, value: elder() }) });
    const stop = followCards(parts);
    expect(must(await testDevice(parts, { deviceClass: 'card-reader' }))).toMatchObject({ kind: 'card', name: '赵**' });
    const failing = withDevices({ readCard: placing({ ok: false, trouble: 'card/pulled-early' }) });
    expect(await testDevice(failing, { deviceClass: 'card-reader' })).toMatchObject({
      failure: { code: 'card/pulled-early' },
    });
    expect(seen()).toEqual([0, 0]);
    window.devices.placeCard({ ok: true, value: elder() });
    await expect.poll(seen).toEqual([1, 1]);
    stop();
  });

  test.each([
    [
      { kind: 'decoded', bmp: Uint8Array.of(66, 77) },
      { kind: 'picture', bmpBase64: 'Qk0=' },
    ],
    [
      { kind: 'undecoded', because: 'no-decoder', detail: '' },
      { kind: 'none', because: 'no-decoder' },
    ],
  ] as const)('its photo: %j', async (outcome, photo) => {
    const given: Uint8Array[] = [];
    const decodePhoto = async (wlt: Uint8Array): Promise<PhotoOutcome> => {
      given.push(wlt);
      return outcome;
    };
    const parts = withDevices({ readCard: async () => ({ ok: true, value: elder() }), decodePhoto });
    expect(must(await testDevice(parts, { deviceClass: 'photo-decoder' }))).toEqual({ kind: 'photo', photo });
    expect(given[0]?.length).toBe(1_024);
  });
});

describe('pads tried in the settings', () => {
  test('a signature is shown with what was felt of the pen', async () => {
    const point = (timeMs: number) => ({ xPx: 1, yPx: 1, pressure: 0.5, timeMs });
    const strokes = [[point(0), point(40)], [point(900)]];
    const signature: Signature = { png: Uint8Array.of(1, 2, 3), widthPx: 8, heightPx: 8, strokes };
    const asked: string[] = [];
    const parts = withDevices({
      sign: async ({ prompt }) => {
        asked.push(prompt);
        return { ok: true, value: signature };
      },
    });
    expect(must(await testDevice(parts, { deviceClass: 'signature-pad' }))).toEqual({
      kind: 'signature',
      pngBase64: 'AQID',
      strokeCount: 2,
      pointCount: 3,
      durationMs: 900,
    });
    expect(asked[0]).toContain('测试');
  });

  test('a finger is judged; troubles are the terminal’s own failures', async () => {
    const quality: FingerQuality = { score: 31, verdict: 'poor', hint: 'dry' };
    const parts = withDevices({
      tryFinger: async () => ({ ok: true, value: quality }),
      sign: async () => ({ ok: false, trouble: 'signature-pad/not-signed', detail: 'not in time' }),
    });
    expect(must(await testDevice(parts, { deviceClass: 'fingerprint-reader' }))).toEqual({
      kind: 'finger',
      ...quality,
    });
    expect(await testDevice(parts, { deviceClass: 'signature-pad' })).toEqual({
      ok: false,
      failure: { code: 'signature-pad/not-signed', detail: 'not in time' },
    });
    parts.session.operator = null;
    expect(await testDevice(parts, { deviceClass: 'signature-pad' })).toMatchObject({
      failure: { code: 'terminal/locked' },
    });
  });
});
