import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { genesisHash } from '../../../../main/domain/ledger-event.ts';
import { must, ok } from '../../../../main/domain/result.ts';
import { international } from '../../../../sync/crypto/international.ts';
import { packageFormat, packageManifestSchema } from '../../../../sync/package/manifest.ts';
import { handOverReplySchema, handOverSchema, sealingNoticeSchema } from '../../../../sync/package/package-wire.ts';
import { inspectPackage, packageParts } from '../../../../sync/package/read-package.ts';
import { packageReceiptSchema, receiptFormat } from '../../../../sync/package/receipt.ts';
import { openStream, pieceBytes, sealStream } from '../../../../sync/package/sealed-stream.ts';
import { makeOpeningKey, openContentKey, sealContentKey, sealingPart } from '../../../../sync/package/sealing-key.ts';
import { paddingOf, readTar, tarEnd, tarHeader } from '../../../../sync/package/tar.ts';
import { writePackage } from '../../../../sync/package/write-package.ts';
import { memorySink } from '../../../contract/packages-support.ts';

async function gathered(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 });

test('a sealed stream opens to the same bytes under any chunking; cut, reordered or flipped it does not open', async () => {
  const key = randomBytes(32);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes),
      chunkSizes,
      chunkSizes,
      async (size, sealedBy, openedBy) => {
        const plain = randomBytes(size);
        const sealed = await gathered(sealStream(key, cut(plain, sealedBy)));
        expect(await gathered(openStream(key, cut(sealed, openedBy)))).toEqual(plain);
        const at = sealed.length >> 1;
        const flipped = Buffer.from(sealed);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        await expect(gathered(openStream(key, cut(flipped, openedBy)))).rejects.toThrow('package/damaged');
        await expect(gathered(openStream(key, cut(sealed.subarray(0, -17), openedBy)))).rejects.toThrow();
      },
    ),
    { numRuns: 30 },
  );
  const whole = pieceBytes + 16;
  const sealed = await gathered(sealStream(key, cut(randomBytes(2 * pieceBytes), [4096])));
  const swapped = Buffer.concat([sealed.subarray(whole), sealed.subarray(0, whole)]);
  await expect(gathered(openStream(key, cut(swapped, [whole])))).rejects.toThrow('package/damaged');
  // The first piece alone is whole, and yet not the end.
  await expect(gathered(openStream(key, cut(sealed.subarray(0, whole), [whole])))).rejects.toThrow('package/damaged');
});

test('the key of a body opens for the county that it was sealed for, and for no other', async () => {
  const [mine, other] = [makeOpeningKey(), makeOpeningKey()];
  const key = randomBytes(32);
  const jwe = await sealContentKey(key, sealingPart(mine));
  expect(Buffer.from((await openContentKey(jwe, mine)) ?? [])).toEqual(key);
  expect(await openContentKey(jwe, other)).toBeNull();
  expect(await openContentKey('a.b.c.d.e', mine)).toBeNull();
});

test('a package is a tar file that any tar program lists, and holds what was put in', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'package-'));
  try {
    const openingKey = makeOpeningKey();
    const page = randomBytes(200_000);
    const sha256 = createHash('sha256').update(page).digest('hex');
    const applicationId = randomUUID();
    const sink = memorySink();
    await writePackage(
      {
        packageId: randomUUID(),
        signer: { terminalId: 'T-1', keyNumber: 1, privateKey: international.makeKey() },
        officeName: '三合村',
        sealingKey: sealingPart(openingKey),
        madeAt: '2026-11-22T02:00:00.000Z',
        fromSeq: 1,
        toSeq: 0,
        headHash: genesisHash,
        events: [],
        photographs: [],
        applications: [
          { applicationId, materials: [{ sha256, sizeBytes: page.length, mediaType: 'image/jpeg' }] },
          { applicationId, materials: [{ sha256, sizeBytes: page.length, mediaType: 'image/jpeg' }] },
        ],
        materials: { read: async () => ok(page) },
        onProgress: () => {},
        signal: new AbortController().signal,
      },
      sink,
    );
    const file = path.join(directory, 'a.twpkg');
    await writeFile(file, sink.bytes());
    const listed = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toEqual(['key.jwe', 'body.sealed', 'manifest.jws']);

    const source = () => cut(sink.bytes(), [7_777]);
    const found = must(await inspectPackage(source));
    expect(found.manifest).toMatchObject({ officeName: '三合村', materials: 1, materialBytes: page.length });
    const parts: string[] = [];
    for await (const part of packageParts(source, { keyJwe: found.keyJwe, key: openingKey })) {
      parts.push(part.kind);
      if (part.kind === 'material') expect(part.bytes).toEqual(page);
    }
    // The page that both share stands in it once.
    expect(parts).toEqual(['material', 'applications']);

    const body = await (async () => {
      for await (const outer of readTar(source())) {
        const bytes = await gathered(outer.content);
        if (outer.name === 'body.sealed') {
          const key = await openContentKey(found.keyJwe, openingKey);
          return gathered(openStream(key ?? randomBytes(32), cut(bytes, [bytes.length])));
        }
      }
      throw new Error('no body');
    })();
    const inner = path.join(directory, 'inner.tar');
    await writeFile(inner, body);
    execFileSync('tar', ['-xf', inner, '-C', directory]);
    expect(await readFile(path.join(directory, `materials/${sha256}.jpg`))).toEqual(page);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

test('a tar header that says the same in another way is refused', async () => {
  const entry = (header: Buffer) => Buffer.concat([header, Buffer.from('abc'), paddingOf(3), tarEnd]);
  const read = async (bytes: Buffer) => {
    for await (const { content } of readTar(cut(bytes, [100]))) await gathered(content);
  };
  const header = tarHeader({ name: 'key.jwe', sizeBytes: 3 });
  await read(entry(header));
  for (const at of [100, 136, 157, 265, 345, 500]) {
    const other = Buffer.from(header);
    other[at] = (other[at] ?? 0) ^ 1;
    await expect(read(entry(other)), `byte ${at}`).rejects.toThrow('package/damaged');
  }
  await expect(read(Buffer.concat([entry(header), Buffer.from('!')]))).rejects.toThrow('package/damaged');
});

/** A package may lie in a drawer for months: what this version wrote must stay readable, or have another name. */
test('the shapes are those of this format; a change needs a new one', () => {
  const shapes = [
    packageManifestSchema,
    packageReceiptSchema,
    sealingNoticeSchema,
    handOverSchema,
    handOverReplySchema,
  ];
  const hash = createHash('sha256')
    .update(canonicalize(shapes.map((shape) => z.toJSONSchema(shape as z.ZodType))) ?? '')
    .digest('hex');
  expect([packageFormat, receiptFormat, hash]).toEqual([
    'twpkg/1',
    'twack/1',
    '7390b31c3f0c14557a4dadeb1065c7e4aa69a8557b9fdc728acb8ea7850870b7',
  ]);
});
