import { setImmediate as breath } from 'node:timers/promises';
import type { Input, Output } from '../../../preload/contract.ts';
import type { IssuedDocumentView } from '../../../preload/contract-documents.ts';
import { movesOf } from '../../case-moves.ts';
import type { Application } from '../../domain/application.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import { needsExtra } from '../../domain/documents/extras.ts';
import { type IssuedDocument, printsOf } from '../../domain/documents/issued.ts';
import { documentTrade } from '../../domain/documents/kinds.ts';
import { type DocumentNumber, seriesReports } from '../../domain/documents/number.ts';
import { documentsOfMove, possibleDocuments } from '../../domain/documents.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Ledger } from '../../ledger/port.ts';
import { inStage, type Part } from '../../stages.ts';
import { itemOf } from '../check-draft.ts';
import type { TerminalParts } from '../parts.ts';
import { issuedOf } from './document-scene.ts';
import { staffHere } from './staff-here.ts';

/** 文书 of a case: what can be issued now, and what was. */
export function documentsOf(parts: TerminalParts, input: Input<'documentsOf'>): Result<Output<'documentsOf'>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const application = parts.ledger.application(input.applicationId);
  if (!application) return failed('application/not-found');
  const item = itemOf(parts, application);
  if (!item) return failed('item/unknown');
  const moves = movesOf(parts.ledger, application);
  const issued = issuedOf(parts.ledger, application.id);
  const latest = moves.findLast((move) => documentsOfMove(move).length > 0)?.id;
  const isThere = (kind: string, moveId: string | null): boolean =>
    moveId !== null && issued.some((one) => one.kind === kind && one.moveId === moveId && one.voided === null);
  return ok({
    possible: possibleDocuments(moves, application.channel)
      .filter(({ kind, moveId }) => !isThere(kind, moveId))
      .map(({ kind, moveId }) => ({
        kind,
        moveId,
        isDueNow: moveId !== null && moveId === latest,
        needsExtra: needsExtra(kind) && !(kind === 'returned-papers' && isWithdrawal(moves, moveId)),
      })),
    issued: issued.map(documentView).toReversed(),
    offered: {
      itemName: application.itemName,
      ...agentIn(application),
      operatorName: operator.value.name,
      today: shanghaiDate(parts.clock.now().toISOString()),
      materials: application.materials
        .filter(({ method }) => method !== 'none')
        .map(({ code }) => ({ code, name: item.materials.find((one) => one.code === code)?.name ?? code })),
      companions: companionsNear(parts.ledger, application),
    },
  });
}

/** The list of returned papers is in the step itself. */
function isWithdrawal(moves: ReturnType<typeof movesOf>, moveId: string | null): boolean {
  return moves.find(({ id }) => id === moveId)?.detail.transition === 'withdraw';
}

export function documentView(document: IssuedDocument): IssuedDocumentView {
  const { id, kind, moveId, numberText, issuedAt, issuedBy, voided } = document;
  return {
    id,
    kind,
    moveId,
    numberText,
    issuedAt,
    issuedBy: issuedBy.name,
    copies: documentTrade[kind].copies.map((copy) => ({ copy, prints: printsOf(document, copy).length })),
    voided,
  };
}

const companionsShown = 200;

/** Taken in by the same way outside of the window; they may travel together. */
function companionsNear(ledger: Ledger, { id, channel }: Application) {
  if (channel !== 'delegate' && channel !== 'doorstep') return [];
  return ledger
    .recentApplications({ limit: companionsShown })
    .filter((row) => row.id !== id && row.state === 'ACCEPTED' && ledger.application(row.id)?.channel === channel)
    .map((row) => ({ applicationId: row.id, localNumber: row.localNumber, applicantName: row.applicantName }));
}

function agentIn({ form }: Application) {
  const agent = (form.agent ?? {}) as Readonly<Record<string, unknown>>;
  const text = (key: string): string => (typeof agent[key] === 'string' ? agent[key] : '');
  return { agentName: text('name'), agentIdNumber: text('idNumber'), agentPhone: text('phone') };
}

/** R16: from the events, which nobody can take out unseen, rather than from a counter. */
export async function documentSeries(parts: TerminalParts): Promise<Result<Output<'documentSeries'>>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  const numbers = await inStage(parts.work, 'series', (part) => issuedNumbers(parts.ledger, part));
  return ok(
    seriesReports(numbers).map(({ missing, doubled, ...report }) => ({
      ...report,
      missing: [...missing],
      doubled: [...doubled],
    })),
  );
}

const pageOfEvents = 500;

/** In handfuls, and of the bodies only those that carry a number are opened: the window goes on meanwhile. */
async function issuedNumbers(
  ledger: Pick<Ledger, 'storedEvents' | 'events' | 'head'>,
  part: Part,
): Promise<readonly DocumentNumber[]> {
  const numbers: DocumentNumber[] = [];
  for (let fromSeq = 1; ; ) {
    const stored = ledger.storedEvents({ fromSeq, limit: pageOfEvents });
    for (const { envelope } of stored) {
      if (envelope.type !== 'document/issued') continue;
      const [event] = ledger.events({ fromSeq: envelope.seq, limit: 1 });
      if (event) numbers.push(event.body.number as DocumentNumber);
    }
    const last = stored.at(-1);
    if (last === undefined) return numbers;
    if (stored.length === pageOfEvents) part(last.envelope.seq, ledger.head().seq);
    fromSeq = last.envelope.seq + 1;
    await breath();
  }
}
