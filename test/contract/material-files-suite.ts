import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MaterialFiles } from '../../sync/county/materials/port.ts';

export interface MaterialFilesRig {
  /** Two instances on one place. */
  readonly a: MaterialFiles;
  readonly b: MaterialFiles;
  /** Writes to the bytes of an upload behind the county's back, as a request that still hangs would. */
  scribble(upload: Upload, bytes: Uint8Array): Promise<void>;
  /** Takes the place away. */
  destroy(): Promise<void>;
  close(): Promise<void>;
}

/** What every place for materials must hold to, spoken to from two instances in turn. */
export function runMaterialFilesTests(name: string, makeRig: () => Promise<MaterialFilesRig>): void {
  describe(`materials: ${name}`, { timeout: 60_000 }, () => {
    let rig: MaterialFilesRig;
    beforeAll(async () => {
      rig = await makeRig();
    });
    afterAll(() => rig?.close());

    /** Pieces go to the two instances in turn. */
    async function uploaded(bytes: Uint8Array, pieces: number): Promise<Upload> {
      const instances = [rig.a, rig.b] as const;
      const upload = new Upload({ id: randomUUID().replaceAll('-', ''), size: bytes.length, offset: 0 });
      await rig.a.uploads.create(upload);
      const pieceSize = Math.ceil(bytes.length / pieces);
      let offset = 0;
      for (let piece = 0; offset < bytes.length; piece += 1) {
        const instance = instances[(piece + 1) % 2] ?? rig.a;
        expect((await instance.uploads.getUpload(upload.id)).offset).toBe(offset);
        const part = Buffer.from(bytes.subarray(offset, offset + pieceSize));
        offset = await instance.uploads.write(Readable.from([part], { objectMode: false }), upload.id, offset);
      }
      return rig.b.uploads.getUpload(upload.id);
    }
    const held = async (sha256: string) => {
      const stream = await rig.b.read(sha256);
      return stream === null ? null : Buffer.concat(await stream.toArray());
    };

    test.each([
      ['one piece', 300_000, 1],
      ['four pieces', 700_001, 4],
      ['more than one part of an object store', 11 * 1024 * 1024, 3],
    ])('an upload in %s through both instances is held byte for byte', async (_name, sizeBytes, pieces) => {
      const bytes = randomBytes(sizeBytes);
      const upload = await uploaded(bytes, pieces);
      expect(upload.offset).toBe(sizeBytes);
      expect(await rig.a.take(upload, sha256Of(bytes))).toBe(true);
      expect(sha256Of((await held(sha256Of(bytes))) ?? Buffer.alloc(0))).toBe(sha256Of(bytes));
    });

    test('bytes with another hash are not taken, and can be thrown away', async () => {
      const bytes = randomBytes(1000);
      const upload = await uploaded(bytes, 2);
      const other = sha256Of(randomBytes(10));
      expect(await rig.a.take(upload, other)).toBe(false);
      expect(await held(other)).toBeNull();
      await rig.a.discard(upload);
      await expect(rig.b.uploads.getUpload(upload.id)).rejects.toMatchObject({ status_code: 404 });
    });

    test('settled, an upload still says that all of it is there, and the material is whole', async () => {
      const bytes = randomBytes(5000);
      const upload = await uploaded(bytes, 2);
      await rig.a.take(upload, sha256Of(bytes));
      await rig.a.settle(upload);
      expect(await rig.b.uploads.getUpload(upload.id)).toMatchObject({ offset: 5000, size: 5000 });
      await rig.b.settle(upload);
      expect(await held(sha256Of(bytes))).toEqual(bytes);
    });

    test('both take the same material in at once', async () => {
      const bytes = randomBytes(50_000);
      const [one, other] = [await uploaded(bytes, 1), await uploaded(bytes, 1)];
      const sha256 = sha256Of(bytes);
      expect(await Promise.all([rig.a.take(one, sha256), rig.b.take(other, sha256)])).toEqual([true, true]);
      expect(await held(sha256)).toEqual(bytes);
    });

    test('whoever still writes to the upload does not write to the material', async () => {
      const bytes = randomBytes(20_000);
      const upload = await uploaded(bytes, 1);
      await rig.a.take(upload, sha256Of(bytes));
      await rig.scribble(upload, randomBytes(20_000));
      expect(await held(sha256Of(bytes))).toEqual(bytes);
    });

    test('sweeping leaves what is in use', async () => {
      const bytes = randomBytes(9000);
      const upload = await uploaded(bytes, 2);
      await rig.a.sweep();
      expect(await rig.b.take(upload, sha256Of(bytes))).toBe(true);
      await rig.a.sweep();
      expect(await held(sha256Of(bytes))).toEqual(bytes);
    });

    test('says when nothing can be kept', async () => {
      await rig.a.check();
      await rig.destroy();
      await expect(rig.a.check()).rejects.toThrow();
    });
  });
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
