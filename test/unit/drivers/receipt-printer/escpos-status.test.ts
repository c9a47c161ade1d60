import { describe, expect, it } from 'vitest';
import {
  factsOfAsb,
  factsOfRealTime,
  paperOfSensorReply,
  unknownFacts,
  verdictOn,
} from '../../../../drivers/receipt-printer/escpos-status.ts';
import {
  asbBytes,
  type Mechanism,
  realTimeByte,
  sound,
} from '../../../../drivers/receipt-printer/printer-mechanism.ts';

/** devices-and-standards appendix B. */
const appendixB: readonly (readonly [
  string,
  Partial<Mechanism>,
  readonly [number, number, number, number],
  readonly [number, number, number, number],
  string,
])[] = [
  ['ready', {}, [0x12, 0x12, 0x12, 0x12], [0x10, 0x00, 0x00, 0x00], 'ready'],
  ['cover open', { coverOpen: true }, [0x1a, 0x16, 0x12, 0x12], [0x38, 0x00, 0x00, 0x00], 'printer/cover-open'],
  ['paper end', { paper: false }, [0x1a, 0x32, 0x12, 0x7e], [0x18, 0x00, 0x0f, 0x00], 'printer/out-of-paper'],
  ['paper near end', { nearEnd: true }, [0x12, 0x12, 0x12, 0x1e], [0x10, 0x00, 0x03, 0x00], 'ready near end'],
  ['cutter jam', { jammed: true }, [0x1a, 0x52, 0x1a, 0x12], [0x18, 0x08, 0x00, 0x00], 'printer/jammed'],
  ['overheated head', { overheated: true }, [0x1a, 0x52, 0x52, 0x12], [0x18, 0x40, 0x00, 0x00], 'busy'],
];

describe('printer status bytes (appendix B)', () => {
  for (const [situation, mechanism, realTime, asb, meaning] of appendixB) {
    it(`${situation}: the simulator says the bytes`, () => {
      const now = { ...sound, ...mechanism };
      expect([1, 2, 3, 4].map((question) => realTimeByte(now, question))).toEqual(realTime);
      expect([...asbBytes(now)]).toEqual(asb);
    });

    it(`${situation}: both dialects mean ${meaning}`, () => {
      const [one, two, three, four] = realTime;
      for (const facts of [factsOfRealTime({ 1: one, 2: two, 3: three, 4: four }), factsOfAsb(asb)]) {
        const { condition, trouble, warnings } = verdictOn(facts);
        expect(trouble ?? [condition, warnings.length > 0 ? 'near end' : ''].join(' ').trim()).toBe(meaning);
      }
    });
  }

  it('drawer pin 3 high is no news', () => {
    expect(verdictOn(factsOfRealTime({ 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 })).condition).toBe('ready');
    expect(verdictOn(factsOfAsb([0x14, 0, 0, 0])).condition).toBe('ready');
  });

  it('silence is unknown, not ready and not broken', () => {
    expect(factsOfRealTime({})).toEqual(unknownFacts);
    expect(verdictOn(unknownFacts)).toEqual({ condition: 'unknown', trouble: 'printer/state-unknown', warnings: [] });
  });

  it('a clone that answers only the first questions is judged by those', () => {
    expect(verdictOn(factsOfRealTime({ 1: 0x12 })).condition).toBe('ready');
    expect(verdictOn(factsOfRealTime({ 1: 0x1a })).trouble).toBe('printer/offline');
    expect(verdictOn(factsOfRealTime({ 1: 0x1a, 2: 0x52 })).trouble).toBe('printer/jammed');
  });

  it('GS r 1 in the manual and in clones', () => {
    expect([0x00, 0x03, 0x0c, 0x0f].map(paperOfSensorReply)).toEqual(['present', 'near-end', 'out', 'out']);
  });
});
