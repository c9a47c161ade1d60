import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../main/domain/result.ts';
import type { Vault } from '../../main/vault/port.ts';

export interface VaultUnderTest {
  readonly vault: Vault;
  /** What lies on the shelf for an address: null where nothing does. */
  stored(sha256: string): Uint8Array | null;
  overwrite(sha256: string, bytes: Uint8Array): void;
  pageCount(): number;
  close(): Promise<void>;
}

/** The guarantees of the port, on any vault. */
export function runVaultTests(name: string, open: () => Promise<VaultUnderTest>): void {
  describe(`vault contract: ${name}`, () => {
    let under: VaultUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const page = (length: number, seed = 1) => Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 256);
    const shelve = async (bytes: Uint8Array) => must(await under.vault.put(bytes, 'image/jpeg')).sha256;
    const takeStored = (sha256: string): Uint8Array => {
      const bytes = under.stored(sha256);
      if (!bytes) throw new Error('nothing stored');
      return bytes;
    };

    it.each([1, 15, 4096, 3_000_000])('gives %d bytes back, bit for bit, under their SHA-256', async (length) => {
      const bytes = page(length);
      const ref = must(await under.vault.put(bytes, 'application/pdf'));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(ref).toEqual({ sha256, mediaType: 'application/pdf', sizeBytes: length });
      expect(Buffer.from(must(await under.vault.get(sha256))).equals(Buffer.from(bytes))).toBe(true);
      expect(await under.vault.has(sha256)).toBe(true);
    });

    it('keeps what is no page the same way', async () => {
      const photo = page(1_024, 9);
      const address = must(await under.vault.keep(photo));
      expect(address).toBe(createHash('sha256').update(photo).digest('hex'));
      expect(Buffer.from(must(await under.vault.get(address))).equals(Buffer.from(photo))).toBe(true);
      expect(Buffer.from(takeStored(address)).includes(Buffer.from(photo.subarray(0, 16)))).toBe(false);
      expect(await under.vault.keep(new Uint8Array(0))).toMatchObject({ failure: { code: 'input/invalid' } });
    });

    it('keeps nothing readable', async () => {
      const text = Buffer.from('身份证 51010719900307231X '.repeat(50));
      const stored = takeStored(await shelve(text));
      expect(Buffer.from(stored).includes('51010719900307231X')).toBe(false);
      expect(Buffer.from(stored).includes(text.subarray(0, 16))).toBe(false);
    });

    it('keeps one file for the same bytes, also when they come at once', async () => {
      const refs = await Promise.all([1, 2, 3, 4].map(() => shelve(page(5000))));
      expect(new Set(refs).size).toBe(1);
      const before = takeStored(refs[0] ?? '');
      await shelve(page(5000));
      expect(under.pageCount()).toBe(1);
      expect(Buffer.from(takeStored(refs[0] ?? '')).equals(before)).toBe(true);
    });

    it('says that a page is missing', async () => {
      const unknown = 'a'.repeat(64);
      expect(await under.vault.get(unknown)).toMatchObject({ ok: false, failure: { code: 'vault/missing' } });
      expect(await under.vault.has(unknown)).toBe(false);
    });

    it.each(['../../keyring.json', '', 'A'.repeat(64), `${'a'.repeat(64)}/x`, '/etc/passwd'])(
      'takes no path for an address: %s',
      async (address) => {
        expect(await under.vault.get(address)).toMatchObject({ ok: false, failure: { code: 'vault/missing' } });
        expect(await under.vault.has(address)).toBe(false);
      },
    );

    it('shows a page that was swapped for another one as damaged, never as the wrong page', async () => {
      const [first, second] = [await shelve(page(5000, 1)), await shelve(page(5000, 2))];
      under.overwrite(first, takeStored(second));
      expect(await under.vault.get(first)).toMatchObject({ ok: false, failure: { code: 'vault/damaged' } });
      expect((await under.vault.get(second)).ok).toBe(true);
    });

    it.each([0, 1, 28, 29, 2500, -1])('shows a page cut off at %d bytes as damaged', async (at) => {
      const sha256 = await shelve(page(5000));
      under.overwrite(sha256, takeStored(sha256).subarray(0, at));
      expect(await under.vault.get(sha256)).toMatchObject({ ok: false, failure: { code: 'vault/damaged' } });
    });

    it.each([0, 5, 20, 3000, -1])('shows a page with one flipped bit (byte %d) as damaged', async (at) => {
      const sha256 = await shelve(page(5000));
      const bytes = Uint8Array.from(takeStored(sha256));
      const index = at < 0 ? bytes.length + at : at;
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      under.overwrite(sha256, bytes);
      expect(await under.vault.get(sha256)).toMatchObject({ ok: false, failure: { code: 'vault/damaged' } });
    });

    it('takes a damaged page anew when it is scanned again', async () => {
      const sha256 = await shelve(page(5000));
      under.overwrite(sha256, page(100));
      expect(await shelve(page(5000))).toBe(sha256);
      expect(Buffer.from(must(await under.vault.get(sha256))).equals(Buffer.from(page(5000)))).toBe(true);
    });

    it('refuses an empty page', async () => {
      expect(await under.vault.put(new Uint8Array(0), 'image/png')).toMatchObject({
        ok: false,
        failure: { code: 'input/invalid' },
      });
    });
  });
}
