import { createHash } from 'node:crypto';
import { type PackageManifest, wordsOf } from '../../package/manifest.ts';
import { PackageError } from '../../package/package-error.ts';
import { type HandOverReply, type PackageRefusal, packageRefusals } from '../../package/package-wire.ts';
import {
  type InspectedPackage,
  inspectPackage,
  type PackageSource,
  packageParts,
  verifySignature,
} from '../../package/read-package.ts';
import { type PackageReceipt, receiptFormat } from '../../package/receipt.ts';
import { nameOfSealingKey } from '../../package/sealing-key.ts';
import type { EventPush } from '../../protocol.ts';
import { brokenLink, checkSeal } from '../intake/verify-events.ts';
import type { MaterialFiles } from '../materials/port.ts';
import type { CountyStore, SignerRecord } from '../store/port.ts';
import { keepMaterial } from './keep-material.ts';

export interface TakeInParts {
  readonly store: CountyStore;
  readonly files: MaterialFiles;
  readonly now: () => Date;
}

/** A package as it lies in the county's own place, and who brought it. */
export interface BroughtPackage {
  readonly slices: readonly string[];
  readonly carrier: string;
}

type TakenIn = Exclude<HandOverReply, { status: 'lacking' | 'working' }>;

export function contentIdOf(slices: readonly string[]): string {
  return createHash('sha256').update(slices.join('\n')).digest('hex');
}

/**
 * Takes a package in: first all of it is read and proven, then each part goes the way that it would have gone by wire, with
 * the same checks and the same idempotency. So a repeat, a package that overlaps with what came by wire, and one that was
 * broken off half-way are all the same matter: what is there changes nothing, what is new is added.
 *
 * A package that is complete is answered by its first receipt without being opened again.
 */
export async function takeIn(parts: TakeInParts, brought: BroughtPackage): Promise<TakenIn> {
  const { store, files } = parts;
  const contentId = contentIdOf(brought.slices);
  const known = await store.packages.find(contentId);
  if (known?.isComplete && known.receipt !== null) return { status: 'taken-in', receipt: known.receipt };

  const source = sourceOf(files, brought.slices);
  const proven = await prove(parts, source);
  if ('code' in proven) return { status: 'refused', ...proven };
  const { found, signer } = proven;
  const { manifest } = found;
  const record = await store.packages.keep({ contentId, manifest, ...brought });
  // A terminal that was withdrawn may be a stolen one: whether its papers are to be believed is for a person to say.
  if (signer.terminal.revokedAt !== null && record.approvedBy === null) return { status: 'waits-for-clerk' };

  const opened = await takeParts(parts, source, { found, signer });
  if ('code' in opened) return { status: 'refused', ...opened };
  const receipt: PackageReceipt = {
    format: receiptFormat,
    packageId: manifest.packageId,
    terminalId: manifest.terminalId,
    takenInAt: parts.now().toISOString(),
    ...opened,
  };
  const jws = await store.identity.sign(receipt);
  const isComplete =
    receipt.eventsRefused === null && receipt.applications.every(({ outcome }) => outcome === 'delivered');
  await store.packages.settle({ contentId, receipt: jws, isComplete });
  return { status: 'taken-in', receipt: jws };
}

interface Refused {
  readonly code: PackageRefusal;
  readonly detail: string;
}

async function prove(
  { store }: TakeInParts,
  source: PackageSource,
): Promise<{ readonly found: InspectedPackage; readonly signer: SignerRecord } | Refused> {
  const inspected = await inspectPackage(source);
  if (!inspected.ok) return refusalOf(inspected.failure.code, inspected.failure.detail);
  const { manifest, signer: name } = inspected.value;
  if (manifest.sealedFor !== nameOfSealingKey(store.packages.openingKey)) {
    return { code: 'package/other-county', detail: 'it was sealed for another county' };
  }
  const signer = await store.terminals.signer(name.terminalId, name.keyNumber);
  if (signer === null) return { code: 'package/unknown-terminal', detail: `no key ${name.keyNumber} of this terminal` };
  if (!(await verifySignature(inspected.value, signer.key.publicKey))) {
    return { code: 'package/wrong-signature', detail: 'the terminal that it names did not sign it' };
  }
  if (isAfterClosing(manifest, signer)) {
    return { code: 'package/closed-key', detail: `key ${name.keyNumber} was closed before it was made` };
  }
  return { found: inspected.value, signer };
}

function isAfterClosing({ madeAt }: PackageManifest, { key }: SignerRecord): boolean {
  return key.closedAt !== null && new Date(madeAt) > key.closedAt;
}

type Opened = Pick<PackageReceipt, 'anchoredSeq' | 'anchoredHash' | 'eventsRefused' | 'applications'>;

async function takeParts(
  parts: TakeInParts,
  source: PackageSource,
  { found, signer }: { readonly found: InspectedPackage; readonly signer: SignerRecord },
): Promise<Opened | Refused> {
  const { store } = parts;
  const terminalId = signer.terminal.id;
  const { openingKey: key } = store.packages;
  let eventsRefused: string | null = null;
  const applicationIds: string[] = [];
  try {
    for await (const part of packageParts(source, { keyJwe: found.keyJwe, key })) {
      if (part.kind === 'material') await keepMaterial(parts, part);
      else if (part.kind === 'applications') applicationIds.push(...part.applicationIds);
      // The chain has no gaps: behind a batch that is not taken no other one can be.
      else eventsRefused ??= await pushEvents(parts, part.push, signer);
    }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return refusalOf(error.failure.code, error.failure.detail);
  }
  const applications: PackageReceipt['applications'][number][] = [];
  for (const applicationId of applicationIds) applications.push(await submit(parts, terminalId, applicationId));
  const { anchoredSeq, anchoredHash } = await store.packages.anchor(terminalId);
  return { anchoredSeq, anchoredHash, eventsRefused, applications };
}

/** Null, or why the batch is not taken. */
async function pushEvents({ store }: TakeInParts, push: EventPush, signer: SignerRecord): Promise<string | null> {
  const { terminal, key } = signer;
  const sealed = await checkSeal(push, signer);
  if (!sealed.ok) return sealed.message;
  // When a paper was written nobody can prove; so a key that is closed adds nothing to the chain, whatever date it gives.
  const isFresh = (push.events.at(-1)?.seq ?? 0) > terminal.anchoredSeq;
  if (key.closedAt !== null && isFresh) return `key ${key.number} of this terminal is closed; a new package is needed`;
  const broken = brokenLink(terminal, push.events);
  const pushed =
    broken === null
      ? await store.intake.pushEvents(terminal.id, push.events, { keyNumber: key.number, jws: push.jws })
      : ({ ok: false, error: 'chain-conflict', message: broken } as const);
  if (pushed.ok) return null;
  if (pushed.error === 'chain-conflict') await store.terminals.recordChainConflict(terminal.id, pushed.message);
  return pushed.message;
}

async function submit(
  { store }: TakeInParts,
  terminalId: string,
  applicationId: string,
): Promise<PackageReceipt['applications'][number]> {
  const reply = await store.intake.submit(terminalId, applicationId);
  switch (reply.status) {
    case 'delivered': {
      const { status: outcome, ...received } = reply;
      return { applicationId, outcome, ...received };
    }
    case 'refused':
      return { applicationId, outcome: 'refused', reason: reply.reason };
    case 'incomplete': {
      const { lackingEvent: lacksEvent, lackingMaterials } = reply;
      return { applicationId, outcome: 'incomplete', lacksEvent, lackingMaterials: lackingMaterials.length };
    }
  }
}

function refusalOf(code: string, detail: string | undefined): Refused {
  const known = packageRefusals.find((one) => one === code);
  if (known === undefined) throw new Error(`a package was refused for ${code}: ${detail ?? ''}`);
  return { code: known, detail: detail ?? '' };
}

function sourceOf(files: MaterialFiles, slices: readonly string[]): PackageSource {
  return async function* () {
    for (const sha256 of slices) {
      const stream = await files.read(sha256);
      if (stream === null) throw new Error(`slice ${sha256} is recorded and not there`);
      yield* stream as AsyncIterable<Buffer>;
    }
  };
}

export function wordsFor(manifest: PackageManifest): string {
  const { applications, materials, events } = wordsOf(manifest);
  return `办件 ${applications} 件，材料 ${materials} 份，台账记录 ${events} 条`;
}
