import path from 'node:path';
import type { Input, Output } from '../../../preload/contract.ts';
import { watchByClock } from '../../case-moves.ts';
import type { Application } from '../../domain/application.ts';
import {
  type HandoverCase,
  type HandoverRound,
  type KeptHandover,
  openIn,
  problemOfVerdicts,
  withRound,
} from '../../domain/doorstep/handover.ts';
import { readAnnouncement, readSecret } from '../../domain/doorstep/handover-code.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { keepHandover } from '../../handover-sync.ts';
import type { LedgerWriter } from '../../ledger/port.ts';
import {
  batchIdOf,
  handoverResultName,
  hashOf,
  openBatch,
  readHandover,
  sealRounds,
  writeHandover,
} from '../../packages/handover-file.ts';
import { placeAt } from '../../packages/removable-places.ts';
import { afterChange } from '../amend-application.ts';
import { postsAt } from '../case-people.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { handoverView } from './handover-view.ts';
import { contentHashOf } from './waiting-cases.ts';

type View = Output<'openHandover'>;

/** The batch that the code announces, from the folder in which its file lies. Opened twice it is the same batch. */
export async function openHandover(parts: TerminalParts, input: Input<'openHandover'>): Promise<Result<View>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const announced = readAnnouncement(input.code);
  const secret = announced?.secret ?? readSecret(input.code);
  if (secret === null) return failed('handover/wrong-code', 'no code');
  const place = await placeAt(input.folder);
  if (!place) return failed('package/folder-missing', input.folder);
  let trouble: Result<never> = failed('package/cannot-read', 'no hand-over file in this folder');
  for (const file of place.files.filter(({ kind }) => kind === 'handover')) {
    const bytes = await readHandover(file.path);
    if (!bytes.ok) {
      trouble = bytes;
      continue;
    }
    const batchId = batchIdOf(bytes.value);
    if (announced && batchId !== announced.batchId) continue;
    if (announced && hashOf(bytes.value) !== announced.fileHash) {
      trouble = failed('handover/damaged', 'another hash than the code says');
      continue;
    }
    const opened = await openBatch(bytes.value, secret);
    if (opened.ok)
      return keepOpened(parts, opened.value, { secret, fileName: file.name, fileHash: hashOf(bytes.value) });
    if (opened.failure.code !== 'handover/other-batch') trouble = opened;
  }
  return trouble;
}

async function keepOpened(
  parts: TerminalParts,
  { batch, pages }: Extract<Awaited<ReturnType<typeof openBatch>>, { ok: true }>['value'],
  file: Pick<KeptHandover, 'secret' | 'fileName' | 'fileHash'>,
): Promise<Result<View>> {
  if (batch.terminalId === parts.ledger.fact('enrolment')?.terminalId)
    return failed('handover/other-batch', 'own batch');
  const known = parts.ledger.fact(`handover/${batch.id}`);
  if (known) return ok(handoverView(known));
  const altered = batch.cases.find(({ application, contentHash }) => contentHashOf(application) !== contentHash);
  if (altered) return failed('handover/damaged', altered.application.localNumber);
  // Into the vault before the batch is known: what is known can be taken.
  for (const { sha256, mediaType } of batch.files) {
    const bytes = pages.get(sha256);
    const kept = bytes ? await parts.vault.put(bytes, mediaType) : failed('handover/damaged', sha256);
    if (!kept.ok) return kept;
  }
  const kept: KeptHandover = { batch, rounds: [], side: 'in', ...file };
  const written = parts.ledger.transact((writer) => keepHandover(parts.ledger, writer, kept));
  return written.ok ? ok(handoverView(kept)) : written;
}

/**
 * 双方签收: what was found is written in ONE transaction with the cases that are taken over and their originals, so that a
 * power cut leaves each case with exactly one of the two. Both sign with their own PIN.
 */
export async function settleHandover(parts: TerminalParts, input: Input<'settleHandover'>): Promise<Result<View>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`handover/${input.batchId}`);
  if (held?.side !== 'in') return failed('handover/other-batch', 'not opened here');
  if (!postsAt(parts, operator.value).includes('W')) return failed('case/not-your-post', 'hand-over');
  if (input.agent.operatorId === operator.value.id) return failed('case/second-person', 'the same person');
  const own = await parts.staff.checkPin(operator.value.id, input.pin);
  if (!own.ok) return own;
  const agent = await parts.staff.checkPin(input.agent.operatorId, input.agent.pin);
  if (!agent.ok) return agent;

  // From here on nothing waits: what is judged is what is written.
  const current = parts.ledger.fact(`handover/${input.batchId}`) ?? held;
  const problem = problemOfVerdicts(current, input.verdicts);
  if (problem)
    return failed('handover/verdicts', `${problem.why} ${'applicationId' in problem ? problem.applicationId : ''}`);
  const enrolment = parts.ledger.fact('enrolment');
  if (!enrolment) return failed('terminal/not-enrolled');
  const at = parts.clock.now().toISOString();
  const open = new Map(openIn(current).map((one) => [one.application.id, one]));
  const { batch } = current;
  const round: HandoverRound = {
    id: parts.newId(),
    batchId: batch.id,
    number: batch.number,
    fromTerminal: batch.terminalId,
    toTerminal: enrolment.terminalId,
    toOffice: enrolment.officeName,
    at,
    deliveredBy: { id: agent.value.id, name: agent.value.name },
    receivedBy: { id: operator.value.id, name: operator.value.name },
    cases: input.verdicts.map((verdict) => ({
      ...verdict,
      at,
      contentHash: open.get(verdict.applicationId)?.contentHash ?? '',
    })),
  };
  const after: KeptHandover = { ...current, ...withRound(current, round) };
  const written = parts.ledger.transact((writer) => {
    keepHandover(parts.ledger, writer, after);
    writer.appendEvent({
      type: 'handover/settled',
      operatorId: operator.value.id,
      applicationId: null,
      body: { round },
    });
    for (const { applicationId, verdict } of input.verdicts) {
      const one = open.get(applicationId);
      if (one && verdict === 'accepted') takeOver(parts, writer, one, { round, operatorId: operator.value.id });
    }
  });
  if (!written.ok) return written;
  afterChange(parts);
  parts.engine()?.kick();
  return ok(handoverView(after));
}

/** As if it had been received here, with the time at which it was; the county gets the same content from whoever is first. */
function takeOver(
  parts: TerminalParts,
  writer: LedgerWriter,
  { application: frozen, originals, evidence }: HandoverCase,
  { round, operatorId }: { readonly round: HandoverRound; readonly operatorId: string },
): void {
  const { ledger } = parts;
  const { id } = frozen;
  if (ledger.application(id)) return;
  const application: Application = { ...frozen, handedOver: { at: round.at, batch: round.number } };
  writer.insertApplication(application);
  const event = writer.appendEvent({
    type: frozen.acceptedAt === null ? 'application/received' : 'application/accepted',
    operatorId,
    applicationId: id,
    body: { application: frozen },
  });
  writer.putSubmission({
    applicationId: id,
    eventSeq: event.seq,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: 0,
    failure: null,
    failureDetail: null,
  });
  watchByClock(ledger, writer, id, application.state);
  for (const pack of evidence) writer.setFact(`evidence/${pack.id}`, pack);
  if (evidence.length > 0)
    writer.setFact(
      `evidence-of/${id}`,
      evidence.map((pack) => pack.id),
    );
  if (originals.length === 0) return;
  writer.setFact(
    `originals/${id}`,
    originals.map((one) => ({ ...one, holder: 'window' as const, place: round.toOffice, returned: null })),
  );
  const open = ledger.fact('openOriginals') ?? [];
  writer.setFact('openOriginals', [...open.filter((other) => other !== id), id]);
}

/** 交接结果 for the agent's terminal: all rounds so far, on the same stick. */
export async function saveHandoverResult(
  parts: TerminalParts,
  { batchId, folder }: Input<'saveHandoverResult'>,
): Promise<Result<{ path: string }>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const held = parts.ledger.fact(`handover/${batchId}`);
  if (held?.side !== 'in') return failed('handover/other-batch', 'not opened here');
  const sealed = await sealRounds(batchId, held.rounds, held.secret);
  const saved = await writeHandover(folder, handoverResultName(held.batch.number), sealed);
  return saved.ok ? ok({ path: path.normalize(saved.value) }) : saved;
}
