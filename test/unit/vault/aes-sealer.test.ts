import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../../main/vault/aes-sealer.ts';

const dataKey = new Uint8Array(32).fill(7);
const sealer = createSealer(dataKey);

describe('the sealer', () => {
  it('opens what it sealed, for any bytes and any context', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }), (plain, context) => {
        expect(Uint8Array.from(sealer.open(sealer.seal(plain, context), context))).toEqual(plain);
      }),
    );
  });

  it('throws when any single byte was altered', () => {
    const sealed = sealer.seal(Buffer.from('一页'), 'row/1');
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Uint8Array.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 0x80;
      expect(() => sealer.open(altered, 'row/1')).toThrow();
    }
  });

  it('throws at every shorter length, and with another context or key', () => {
    const sealed = sealer.seal(Buffer.from('一页'), 'row/1');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open(sealed.subarray(0, length), 'row/1')).toThrow();
    }
    expect(() => sealer.open(sealed, 'row/2')).toThrow();
    expect(() => createSealer(new Uint8Array(32).fill(8)).open(sealed, 'row/1')).toThrow();
  });

  it('never seals twice alike', () => {
    const all = Array.from({ length: 1000 }, () => Buffer.from(sealer.seal(new Uint8Array(1), 'c')).toString('hex'));
    expect(new Set(all).size).toBe(1000);
  });

  it('indexes alike what is alike, by HMAC-SHA-256 under a key of its own', () => {
    const key = Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(0), 'township-window/v1/index', 32));
    expect(sealer.index('510107')).toBe(createHmac('sha256', key).update('510107').digest('hex'));
    expect(sealer.index('510107')).not.toBe(sealer.index('510108'));
  });

  it('derives a key for each purpose, always the same one', () => {
    expect(sealer.deriveKey('desk')).toEqual(createSealer(dataKey).deriveKey('desk'));
    expect(sealer.deriveKey('desk')).not.toEqual(sealer.deriveKey('other'));
    expect(sealer.deriveKey('desk')).toHaveLength(32);
  });

  it('takes no data key of another length', () => {
    expect(() => createSealer(new Uint8Array(16))).toThrow('32 bytes');
  });
});
