import type { Input, Operator, Output } from '../../../preload/contract.ts';
import { shanghaiDate } from '../../domain/dates.ts';
import type { Closing, ClosingEntry, ClosingKind } from '../../domain/day-closing/closing.ts';
import { hasGaps } from '../../domain/day-closing/figures.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { staffHere } from '../documents/staff-here.ts';
import type { NameIndex } from '../name-index.ts';
import { rolesOf } from '../operator-roles.ts';
import { deskChanged, type TerminalParts } from '../parts.ts';
import { beginSession, lock } from '../unlock.ts';
import { countNow, draftsOpen, hashOf } from './closing-view.ts';

const keptEntries = 400;

/** 交接班: both sign with their own PIN, and whoever takes over is at work afterwards. */
export async function handOverShift(
  parts: TerminalParts,
  names: NameIndex,
  input: Input<'handOverShift'>,
): Promise<Result<Output<'handOverShift'>>> {
  const signers = await bothSign(parts, input);
  if (!signers.ok) return signers;
  const written = await write(parts, { kind: 'shift', day: null, ...input, ...signers.value });
  if (!written.ok) return written;
  names.forget();
  const locked = lock(parts);
  if (!locked.ok) return locked;
  const begun = beginSession(parts, signers.value.second);
  return begun.ok ? written : begun;
}

/** 日结: countersigned by somebody else who leads the window. */
export async function closeDay(parts: TerminalParts, input: Input<'closeDay'>): Promise<Result<Output<'closeDay'>>> {
  if (input.day > shanghaiDate(parts.clock.now().toISOString())) return failed('input/invalid', 'a day to come');
  if (!rolesOf(parts, input.secondId).includes('lead')) return failed('closing/not-lead');
  const signers = await bothSign(parts, input);
  return signers.ok ? write(parts, { kind: 'day', ...input, ...signers.value }) : signers;
}

interface Signers {
  readonly outgoing: Operator;
  readonly second: Operator;
}

async function bothSign(
  parts: TerminalParts,
  { pin, secondId, secondPin }: Pick<Input<'handOverShift'>, 'pin' | 'secondId' | 'secondPin'>,
): Promise<Result<Signers>> {
  const operator = staffHere(parts);
  if (!operator.ok) return operator;
  if (secondId === operator.value.id) return failed('closing/same-person');
  const outgoing = await parts.staff.checkPin(operator.value.id, pin);
  if (!outgoing.ok) return outgoing;
  const second = await parts.staff.checkPin(secondId, secondPin);
  if (!second.ok) return second;
  // While the second one typed, the screen may have been locked.
  return parts.session.operator?.id === operator.value.id
    ? ok({ outgoing: outgoing.value, second: second.value })
    : failed('terminal/locked');
}

async function write(
  parts: TerminalParts,
  order: Signers & {
    readonly kind: ClosingKind;
    readonly day: string | null;
    readonly figuresHash: string;
    readonly note: string;
  },
): Promise<Result<Output<'closeDay'>>> {
  const { ledger } = parts;
  const { kind, note, outgoing, second } = order;
  const { figures, ...span } = await countNow(parts, order);
  if (hashOf({ day: span.day, figures }) !== order.figuresHash) return failed('closing/changed');
  if (hasGaps(figures) && note === '') return failed('closing/unexplained');
  const signed: Omit<Closing, 'sheetHash'> = {
    ...span,
    kind,
    at: parts.clock.now().toISOString(),
    officeName: ledger.fact('enrolment')?.officeName ?? '',
    figures,
    draftsOpen: draftsOpen(ledger),
    note,
    outgoing: { id: outgoing.id, name: outgoing.name },
    second: { id: second.id, name: second.name },
  };
  const closing: Closing = { ...signed, sheetHash: hashOf(signed) };
  // What was written since would stand in the span and not in the figures: then both look again.
  if (ledger.head().seq !== span.uptoSeq) return failed('closing/changed');
  const written = ledger.transact((writer): ClosingEntry => {
    const event = writer.appendEvent({
      type: kind === 'shift' ? 'shift/handed-over' : 'day/closed',
      operatorId: outgoing.id,
      applicationId: null,
      body: { closing },
    });
    const { day, at, uptoSeq } = closing;
    const entry = { seq: event.seq, kind, day, at, uptoSeq, outgoing: outgoing.name, second: second.name };
    writer.setFact('closings', [entry, ...(ledger.fact('closings') ?? [])].slice(0, keptEntries));
    return entry;
  });
  if (!written.ok) return written;
  deskChanged(parts);
  parts.engine()?.kick();
  const { uptoSeq: _, ...row } = written.value;
  return ok(row);
}
