import type { Draft } from '../../main/domain/application.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { TerminalState } from '../../preload/contract.ts';
import { noteTrouble } from '../trouble-note.ts';
import type { LostAnswer } from './merge-drafts.ts';
import { type Desk, type DeskOptions, discardAllDesks, openDesk } from './open-desk.ts';
import { createSignal } from './signal.ts';

/** A draft that was changed here and elsewhere, and what was typed here in vain; shown until a person has read it. */
export interface ChangedElsewhere {
  readonly draft: Draft;
  readonly lost: readonly LostAnswer[];
}

/** The desk of the unlocked terminal; null while locked or being laid out. */
export const currentDesk = createSignal<Desk | null>(null);
/** Why typed changes are not in the ledger yet, or null. */
export const deskTrouble = createSignal<Failure | null>(null);
export const changedElsewhere = createSignal<readonly ChangedElsewhere[]>([]);

/** The main process may be starting, or locked for a blink; the screen says meanwhile that the desk is being laid out. */
const againMs = 1_500;

let wanted: { readonly generation: number; readonly key: string } | null = null;
let working: Promise<void> = Promise.resolve();
let extra: Partial<DeskOptions> = {};

/** For tests in Node, which has no IndexedDB. */
export function placeDesk(options: Partial<DeskOptions>): void {
  extra = options;
}

/** Opens, changes or closes the desk to match the terminal. Steps never overlap: two openers would share a database. */
export function followTerminal(terminal: Pick<TerminalState, 'deskGeneration' | 'deskKey'>): Promise<void> {
  const next = terminal.deskKey === null ? null : { generation: terminal.deskGeneration, key: terminal.deskKey };
  if (next?.generation === wanted?.generation && next?.key === wanted?.key) return working;
  wanted = next;
  return relay(false);
}

/** Throws the present desk away and fetches it anew. */
export function rebuildDesk(): Promise<void> {
  return relay(true);
}

/** Closes the desk and deletes what is stored of it; it stays away until the terminal is followed anew. */
export async function forgetDesk(): Promise<void> {
  wanted = null;
  await relay(true);
}

/** The desk, once it is laid out. */
export function deskReady(): Promise<Desk> {
  const desk = currentDesk.value();
  if (desk) return Promise.resolve(desk);
  return new Promise((resolve) => {
    const stop = currentDesk.subscribe(() => {
      const opened = currentDesk.value();
      if (!opened) return;
      stop();
      resolve(opened);
    });
  });
}

function relay(anew: boolean): Promise<void> {
  const target = wanted;
  working = working
    .then(async () => {
      const before = currentDesk.value();
      currentDesk.set(null);
      await before?.close();
      if (anew) await (extra.discardAll ?? discardAllDesks)();
      if (!target || target !== wanted) return;
      currentDesk.set(
        await openDesk({
          generation: target.generation,
          key: target.key,
          onTrouble: (failure) => deskTrouble.set(failure),
          onLost: (draft, lost) => changedElsewhere.set([...changedElsewhere.value(), { draft, lost }]),
          ...extra,
        }),
      );
      deskTrouble.set(null);
    })
    .catch((reason: unknown) => {
      noteTrouble('the desk could not be opened', reason);
      setTimeout(() => {
        if (target !== null && target === wanted && currentDesk.value() === null) void relay(false);
      }, againMs);
    });
  return working;
}
