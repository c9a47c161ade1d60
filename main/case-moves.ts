import { caseFileOf } from './case-sync.ts';
import type { Application } from './domain/application.ts';
import { endedStates } from './domain/archive.ts';
import type { Counting } from './domain/case/case-limits.ts';
import { movesOfCase } from './domain/case/implied-moves.ts';
import type { Move } from './domain/case/move.ts';
import { clockedStates, type Standing, standingOf } from './domain/case/standing.ts';
import type { WholeCase } from './domain/case/whole-case.ts';
import { contentHere } from './domain/case-file.ts';
import type { Item } from './domain/catalogue.ts';
import type { Ledger, LedgerWriter } from './ledger/port.ts';
import { calendarInForce, configurationInForce } from './publications/in-force.ts';

/**
 * 办件的经过 as this terminal knows it: what came after the opening, in the county's order as far as its word reaches, then
 * this terminal's own. `refused`: moves that were made here and have no effect, since the county's came first.
 */
export interface CaseMoves {
  readonly made: readonly Move[];
  readonly refused: readonly RefusedMove[];
}

export interface RefusedMove {
  readonly move: Move;
  /** In words for the clerk. */
  readonly why: { readonly zh: string; readonly en: string };
  /** A person has read it. */
  readonly isNoted: boolean;
}

const none: CaseMoves = { made: [], refused: [] };

export function keptMoves(ledger: Pick<Ledger, 'fact'>, applicationId: string): CaseMoves {
  return ledger.fact(`moves/${applicationId}`) ?? none;
}

/** All of them, from the receipt on; those of an earlier release as they must have been. */
export function movesOf(ledger: Pick<Ledger, 'fact'>, application: Application): readonly Move[] {
  return movesOfCase(application, keptMoves(ledger, application.id).made);
}

/** The item as it stood in the version on which the case began; null where this ledger does not hold that version. */
export function itemOfCase(ledger: Pick<Ledger, 'catalogue'>, application: Application): Item | null {
  const catalogue = ledger.catalogue(application.catalogueVersion);
  return catalogue?.items.find(({ code }) => code === application.itemCode) ?? null;
}

/** The case with its content as it stands now; `formProblems` is the asker's to fill where it matters. */
export function wholeCaseOf(ledger: Ledger, application: Application, item: Item): WholeCase {
  const { form } = contentHere(application, caseFileOf(ledger, application.id));
  return {
    application: { ...application, form: { ...form } },
    item,
    moves: movesOf(ledger, application),
    formProblems: [],
  };
}

export function countingOf(ledger: Ledger, catalogueVersion: number): Counting | null {
  const calendar = calendarInForce(ledger, catalogueVersion);
  return calendar && { calendar, parameters: configurationInForce(ledger) };
}

/** Moves, and all that the row says of them, together: nothing else ever writes a case's state. */
/** Answers with how the case stands after them. */
export function putMoves(ledger: Ledger, writer: LedgerWriter, application: Application, kept: CaseMoves): Standing {
  writer.setFact(`moves/${application.id}`, kept);
  const item = itemOfCase(ledger, application);
  const record = { application, item, moves: movesOfCase(application, kept.made) };
  const standing = standingOf(record, countingOf(ledger, application.catalogueVersion));
  writer.updateApplication(application.id, standing);
  watchByClock(ledger, writer, application.id, standing.state);
  return standing;
}

/** 待时限、待归档的办件: what the system may have to move by itself is found without opening every application. */
export function watchByClock(
  ledger: Pick<Ledger, 'fact'>,
  writer: LedgerWriter,
  applicationId: string,
  state: Application['state'],
): void {
  const lists = [
    ['clockedCases', clockedStates],
    ['endedCases', endedStates],
  ] as const;
  for (const [list, states] of lists) {
    const listed = ledger.fact(list) ?? [];
    const belongs = states.includes(state);
    if (listed.includes(applicationId) === belongs) continue;
    const others = listed.filter((id) => id !== applicationId);
    writer.setFact(list, belongs ? [...others, applicationId] : others);
  }
}
