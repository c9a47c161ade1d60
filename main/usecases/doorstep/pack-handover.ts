import { randomInt } from 'node:crypto';
import path from 'node:path';
import type { Input, Output } from '../../../preload/contract.ts';
import type { PageRef } from '../../domain/application.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import type { HandoverBatch, HandoverCase, KeptHandover } from '../../domain/doorstep/handover.ts';
import { secretSigns } from '../../domain/doorstep/handover-code.ts';
import { isOpen } from '../../domain/originals.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { applyRound, keepHandover } from '../../handover-sync.ts';
import type { Ledger } from '../../ledger/port.ts';
import {
  handoverFileName,
  handoverResultName,
  hashOf,
  largestHandoverBytes,
  openRounds,
  readHandover,
  sealBatch,
  writeHandover,
} from '../../packages/handover-file.ts';
import { afterChange } from '../amend-application.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { handoverView } from './handover-view.ts';
import { contentHashOf, frozenContent, waitingCases } from './waiting-cases.ts';

const mostInBatch = 200;

/** 打包: from now on these cases belong to the batch; they stay here until the counter has signed for them. */
export async function packHandover(
  parts: TerminalParts,
  { applicationIds }: Input<'packHandover'>,
): Promise<Result<Output<'packHandover'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const enrolment = parts.ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  const wanted = applicationIds && new Set(applicationIds);
  const chosen = waitingCases(parts.ledger)
    .filter(({ id }) => wanted === null || wanted.has(id))
    .toReversed()
    .slice(0, mostInBatch);
  if (chosen.length === 0 || (wanted && chosen.length < wanted.size)) return failed('handover/nothing');
  const cases = chosen.flatMap(({ id }) => caseOf(parts.ledger, id) ?? []);
  if (cases.length < chosen.length) return failed('ledger/chain-broken', 'a case without its receipt');
  const files = filesOf(cases);
  if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > largestHandoverBytes)
    return failed('handover/too-large');
  const packedAt = parts.clock.now().toISOString();
  const id = parts.newId();
  const secret = Array.from({ length: 16 }, () => secretSigns[randomInt(secretSigns.length)]).join('');
  const draft = {
    id,
    terminalId: enrolment.terminalId,
    officeName: enrolment.officeName,
    agent: { id: operator.value.id, name: operator.value.name },
    packedAt,
    cases: [...cases],
    files: [...files],
  };
  const day = shanghaiDate(packedAt).replaceAll('-', '');
  // The number is drawn with what is written; the file's hash needs it, so both are made inside.
  const drawn = parts.ledger.transact((writer) => {
    const count = writer.nextCount(`handover/${enrolment.numberPrefix}/${day}`);
    return `JJ${enrolment.numberPrefix}-${day}-${String(count).padStart(2, '0')}`;
  });
  if (!drawn.ok) return drawn;
  const batch: HandoverBatch = { ...draft, number: drawn.value };
  const sealed = await sealedFile(parts, batch, secret);
  if (!sealed.ok) return sealed;
  const kept: KeptHandover = {
    batch,
    rounds: [],
    side: 'out',
    secret,
    fileName: handoverFileName(batch.number),
    fileHash: hashOf(sealed.value),
  };
  const stillWaiting = new Set(waitingCases(parts.ledger).map((one) => one.id));
  if (cases.some(({ application }) => !stillWaiting.has(application.id)))
    return failed('handover/nothing', 'packed twice');
  const written = parts.ledger.transact((writer) => {
    keepHandover(parts.ledger, writer, kept);
    writer.appendEvent({
      type: 'handover/packed',
      operatorId: operator.value.id,
      applicationId: null,
      body: {
        batchId: id,
        number: batch.number,
        fileHash: kept.fileHash,
        cases: cases.map(({ application, contentHash }) => ({ applicationId: application.id, contentHash })),
      },
    });
  });
  if (!written.ok) return written;
  parts.engine()?.kick();
  return ok(handoverView(kept));
}

export async function saveHandover(
  parts: TerminalParts,
  { batchId, folder }: Input<'saveHandover'>,
): Promise<Result<{ path: string }>> {
  const held = ownBatch(parts, batchId);
  if (!held.ok) return held;
  const sealed = await sealedFile(parts, held.value.batch, held.value.secret);
  if (!sealed.ok) return sealed;
  if (hashOf(sealed.value) !== held.value.fileHash) return failed('vault/damaged', 'the batch is not what was packed');
  const saved = await writeHandover(folder, held.value.fileName, sealed.value);
  return saved.ok ? ok({ path: saved.value }) : saved;
}

/** 交接结果 from the counter's stick: what was taken is no longer this terminal's, what came back waits again. */
export async function takeHandoverResult(
  parts: TerminalParts,
  { batchId, folder }: Input<'takeHandoverResult'>,
): Promise<Result<Output<'takeHandoverResult'>>> {
  const held = ownBatch(parts, batchId);
  if (!held.ok) return held;
  const bytes = await readHandover(path.join(folder, handoverResultName(held.value.batch.number)));
  if (!bytes.ok) return bytes;
  const rounds = await openRounds(bytes.value, held.value.secret);
  if (!rounds.ok) return rounds;
  const written = parts.ledger.transact((writer) => {
    for (const round of rounds.value) applyRound(parts.ledger, writer, round);
  });
  if (!written.ok) return written;
  afterChange(parts);
  const after = ownBatch(parts, batchId);
  return after.ok ? ok({ view: handoverView(after.value), failure: null }) : after;
}

function ownBatch(parts: TerminalParts, batchId: string): Result<KeptHandover> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`handover/${batchId}`);
  return held?.side === 'out' ? ok(held) : failed('handover/other-batch', 'not of this terminal');
}

export function waitingForHandoverCases({ ledger }: TerminalParts): readonly HandoverCase[] {
  return waitingCases(ledger).flatMap(({ id }) => caseOf(ledger, id) ?? []);
}

function caseOf(ledger: Ledger, id: string): HandoverCase | null {
  const application = frozenContent(ledger, id);
  if (!application) return null;
  const originals = (ledger.fact(`originals/${id}`) ?? []).filter(isOpen).map(({ returned: _, ...kept }) => kept);
  const evidence = (ledger.fact(`evidence-of/${id}`) ?? []).flatMap((one) => ledger.fact(`evidence/${one}`) ?? []);
  return { application, contentHash: contentHashOf(application), originals: [...originals], evidence: [...evidence] };
}

/** Pages and bundles, each once: the counter's terminal holds what this one holds. */
function filesOf(cases: readonly HandoverCase[]): readonly PageRef[] {
  const all = cases.flatMap(({ application, evidence }) => [
    ...application.materials.flatMap(({ pages, bundle }) => [...pages, ...(bundle ? [bundle] : [])]),
    ...evidence.flatMap(({ photos }) =>
      photos.map(({ sha256, mediaType, sizeBytes }) => ({ sha256, mediaType, sizeBytes })),
    ),
  ]);
  return [...new Map(all.map((page) => [page.sha256, page])).values()];
}

/** The nonce is made of the batch, which never changes: the same batch is the same file, and its hash stands in the code. */
async function sealedFile(parts: TerminalParts, batch: HandoverBatch, secret: string): Promise<Result<Uint8Array>> {
  const pages = new Map<string, Uint8Array>();
  for (const { sha256 } of batch.files) {
    const bytes = await parts.vault.get(sha256);
    if (!bytes.ok) return bytes;
    pages.set(sha256, bytes.value);
  }
  const nonce = new TextEncoder().encode(hashOf(new TextEncoder().encode(JSON.stringify(batch)))).subarray(0, 12);
  return ok(await sealBatch({ batch, pages }, secret, nonce));
}
