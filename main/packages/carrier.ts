import { createHash } from 'node:crypto';
import { publicKeySchema } from '../../sync/crypto/keys.ts';
import type { PackageCounty } from '../../sync/package/package-county.ts';
import { type HandOverReply, openSealingNotice, sliceBytes, sliceMediaType } from '../../sync/package/package-wire.ts';
import { openReceipt } from '../../sync/package/receipt.ts';
import type { County } from '../../sync/ports.ts';
import { type Cargo, isOnItsWay } from '../domain/packages.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Log } from '../log.ts';
import { resultOf } from './apply-receipt.ts';
import type { CargoHold } from './cargo-hold.ts';

interface CarrierParts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly hold: CargoHold;
  /** A package came a step further. */
  readonly onChange: () => void;
}

/**
 * The same county; whenever it has answered, foreign packages go on beside whatever else is going on, and the key that
 * packages are sealed with is fetched where it is not known yet.
 */
export function withPackages(county: County, line: PackageCounty, parts: CarrierParts): County {
  let isCarrying = false;
  const slices = rememberedSlices(parts.hold);

  async function carry(): Promise<void> {
    if (isCarrying) return;
    isCarrying = true;
    try {
      await carryAll(line, { ...parts, slices });
    } catch (error) {
      parts.log.error({ bug: error instanceof Error ? error.stack : String(error) }, 'carrying packages threw');
    } finally {
      isCarrying = false;
    }
  }

  return {
    ...county,
    async changes(since) {
      const reply = await county.changes(since);
      if (reply.ok) void carry();
      return reply;
    },
  };
}

/** By cargo: reading gigabytes for their hashes is done once a start. */
type SlicesOf = (cargoId: string) => Promise<readonly Slice[]>;

function rememberedSlices(hold: CargoHold): SlicesOf {
  const known = new Map<string, readonly Slice[]>();
  return async (cargoId) => {
    const slices = known.get(cargoId) ?? (await slicesOf(hold, cargoId));
    known.set(cargoId, slices);
    return slices;
  };
}

interface Carrying extends CarrierParts {
  readonly slices: SlicesOf;
}

async function carryAll(line: PackageCounty, parts: Carrying): Promise<void> {
  await fetchSealingKey(line, parts);
  for (const cargo of parts.hold.list().filter(isOnItsWay)) {
    if (!(await carryOne(line, parts, cargo))) return;
  }
}

/** 封装密钥: from the county that proved itself, by its own signature; from then on packages can be made without a line. */
async function fetchSealingKey(line: PackageCounty, { ledger, log, onChange }: CarrierParts): Promise<void> {
  const pinned = ledger.fact('countyKey');
  if (!pinned || ledger.fact('sealingKey')?.signedBy === pinned.x) return;
  const notice = await line.sealingKey();
  if (!notice.ok) return;
  const key = await openSealingNotice(notice.value.jws, publicKeySchema.parse(pinned));
  if (key === null) return log.warn({}, 'the key for packages is not signed by the county');
  ledger.transact((writer) => writer.setFact('sealingKey', { signedBy: String(pinned.x), key: { ...key } }));
  onChange();
}

/** False when the line failed: the others wait for the next round. */
async function carryOne(line: PackageCounty, parts: Carrying, cargo: Cargo): Promise<boolean> {
  const { hold, log } = parts;
  const slices = await parts.slices(cargo.cargoId);
  for (;;) {
    const reply = await line.handOver({ packageId: cargo.packageId, slices: slices.map(({ sha256 }) => sha256) });
    if (!reply.ok) {
      log.info({ code: reply.failure.code, packageId: cargo.packageId }, 'a package did not get through');
      return false;
    }
    if (reply.value.status !== 'lacking') {
      await settle(parts, cargo, reply.value);
      return true;
    }
    const lacking = new Set(reply.value.slices);
    for (const { sha256, start, bytes: sizeBytes } of slices) {
      if (!lacking.has(sha256)) continue;
      const bytes = await hold.slice(cargo.cargoId, { start, bytes: sizeBytes });
      const uploaded = await line.uploadMaterial({ sha256, sizeBytes, mediaType: sliceMediaType, bytes }, () => {});
      if (!uploaded.ok) return false;
    }
  }
}

async function settle(
  { hold, ledger, log, onChange }: CarrierParts,
  cargo: Cargo,
  reply: Exclude<HandOverReply, { status: 'lacking' }>,
): Promise<void> {
  const { cargoId, packageId } = cargo;
  switch (reply.status) {
    case 'working':
      return;
    case 'waits-for-clerk':
      if (cargo.state === 'with-clerk') return;
      hold.revise(cargoId, { state: 'with-clerk' });
      break;
    case 'refused':
      log.warn({ packageId, code: reply.code, detail: reply.detail }, 'the county refuses a package');
      hold.revise(cargoId, { state: 'refused', failure: reply.code });
      break;
    case 'taken-in': {
      const countyKey = ledger.fact('countyKey');
      const receipt = countyKey && (await openReceipt(reply.receipt, publicKeySchema.parse(countyKey)));
      if (!receipt || receipt.packageId !== packageId) return log.warn({ packageId }, 'a receipt that is none');
      // First the receipt, then its mark, then the package may go: at each step nothing is missing.
      await hold.keepReceipt(cargoId, reply.receipt);
      const settled = hold.revise(cargoId, { state: 'taken-in', failure: null, result: resultOf(receipt) });
      if (settled.ok) await hold.drop(cargoId);
    }
  }
  onChange();
}

interface Slice {
  readonly sha256: string;
  readonly start: number;
  readonly bytes: number;
}

async function slicesOf(hold: CargoHold, cargoId: string): Promise<readonly Slice[]> {
  const slices: Slice[] = [];
  let hash = createHash('sha256');
  let bytes = 0;
  let start = 0;
  const cut = () => {
    slices.push({ sha256: hash.digest('hex'), start, bytes });
    hash = createHash('sha256');
    start += bytes;
    bytes = 0;
  };
  for await (const chunk of hold.source(cargoId)()) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + sliceBytes - bytes);
      hash.update(piece);
      bytes += piece.length;
      at += piece.length;
      if (bytes === sliceBytes) cut();
    }
  }
  if (bytes > 0) cut();
  return slices;
}
