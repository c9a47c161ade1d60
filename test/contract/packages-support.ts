import { randomUUID } from 'node:crypto';
import type { Application } from '../../main/domain/application.ts';
import { filesForCounty } from '../../main/domain/county-files.ts';
import { genesisHash } from '../../main/domain/ledger-event.ts';
import { failed, ok } from '../../main/domain/result.ts';
import type { CountyCredentials } from '../../sync/client/request-signer.ts';
import type { CountyStore } from '../../sync/county/store/port.ts';
import { openSealingNotice } from '../../sync/package/package-wire.ts';
import type { SealingKey } from '../../sync/package/sealing-key.ts';
import {
  type PackagePlan,
  type PackageSink,
  type PackageWritten,
  writePackage,
} from '../../sync/package/write-package.ts';
import { type Answer, pageOf, sampleApplication, sha256, type WireTerminal } from './county-store-terminal.ts';

/** A file in memory. */
export function memorySink(): PackageSink & { bytes(): Buffer } {
  let chunks: Buffer[] = [];
  return {
    async append(bytes) {
      chunks.push(Buffer.from(bytes));
    },
    async rewrite(position, bytes) {
      const whole = Buffer.concat(chunks);
      whole.set(bytes, position);
      chunks = [whole];
    },
    bytes: () => Buffer.concat(chunks),
  };
}

/** A terminal at the end of its line: what it accepts lies in its own drawers until somebody carries it. */
export class RemoteTerminal {
  readonly wire: WireTerminal;
  readonly pages = new Map<string, Buffer>();
  readonly accepted: Application[] = [];

  constructor(wire: WireTerminal) {
    this.wire = wire;
  }

  credentials(): CountyCredentials {
    const { key: privateKey, keyNumber } = this.wire;
    return { terminalId: this.wire.enrolment.terminalId, keyNumber, privateKey };
  }

  accept(pageCount = 1): Application {
    const pages = Array.from({ length: pageCount }, () => Buffer.from(`page ${randomUUID()}`));
    for (const page of pages) this.pages.set(sha256(page), page);
    const application = sampleApplication(this.wire, this.accepted.length + 1, {
      materials:
        pages.length === 0 ? [] : [{ code: 'SF', originalSeen: true, method: 'scanned', pages: pages.map(pageOf) }],
    });
    this.accepted.push(application);
    this.wire.accept(application);
    return application;
  }

  async pack(
    sealingKey: SealingKey,
    change: Partial<PackagePlan> & { readonly only?: readonly Application[] } = {},
  ): Promise<PackageWritten & { readonly bytes: Buffer }> {
    const { only = this.accepted, ...rest } = change;
    const fromSeq = rest.fromSeq ?? 1;
    const events = this.wire.events.filter(({ seq }) => seq >= fromSeq);
    const sink = memorySink();
    const written = await writePackage(
      {
        packageId: randomUUID(),
        signer: this.credentials(),
        officeName: '三合村便民服务站',
        sealingKey,
        madeAt: new Date(this.wire.nowMs()).toISOString(),
        fromSeq,
        toSeq: this.wire.events.length,
        headHash: this.wire.events.at(-1)?.hash ?? genesisHash,
        events,
        photographs: [],
        applications: only.map(({ id, materials }) => ({
          applicationId: id,
          materials: materials.flatMap(filesForCounty),
        })),
        materials: {
          read: async (hash) => {
            const page = this.pages.get(hash);
            return page ? ok(page) : failed('vault/missing', hash);
          },
        },
        onProgress: () => {},
        signal: new AbortController().signal,
        ...rest,
      },
      sink,
    );
    return { ...written, bytes: sink.bytes() };
  }
}

export async function sealingKeyOf(url: string, terminal: WireTerminal, store: CountyStore): Promise<SealingKey> {
  const answer = await terminal.call(url, '/api/v1/packages/sealing-key');
  const key = await openSealingNotice(answer.body.jws, (await store.identity.now()).publicKey);
  if (key === null) throw new Error('the county does not say what to seal with');
  return key;
}

/** What a carrier does by wire: slices as materials, then the order, until it is settled. */
export async function handOver(
  url: string,
  carrier: WireTerminal,
  bytes: Buffer,
  sliceBytes = 10_000,
): Promise<Answer & { readonly uploaded: number }> {
  const slices: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += sliceBytes) slices.push(bytes.subarray(at, at + sliceBytes));
  const body = { packageId: randomUUID(), slices: slices.map((slice) => sha256(slice)) };
  let uploaded = 0;
  for (;;) {
    const answer = await carrier.call(url, '/api/v1/packages', { method: 'POST', body });
    if (answer.body.status === 'lacking') {
      for (const slice of slices.filter((one) => answer.body.slices.includes(sha256(one)))) {
        await carrier.upload(url, slice, { mediaType: 'application/octet-stream' });
        uploaded += 1;
      }
      continue;
    }
    if (answer.body.status !== 'working') return { ...answer, uploaded };
  }
}
