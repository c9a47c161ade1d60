import type { Draft, PageDoubt } from '../../../../main/domain/application.ts';
import { isAbout, type OpenDoubt, openDoubts } from '../../../../main/domain/page-doubts.ts';
import { createSignal } from '../../../desk/signal.ts';

/** The doubtful page that is being looked at, by `placeOf`; null: the first one. */
export const shownDoubt = createSignal<string | null>(null);

/** The same sheet may lie with two materials. */
export const placeOf = ({ materialCode, sha256 }: Pick<PageDoubt, 'materialCode' | 'sha256'>): string =>
  `${materialCode} ${sha256}`;

/** What is said about a page in few words; why it was not checked is for the long ones. */
export type DoubtKind = 'blank' | 'blurred' | 'unchecked';

export const kindOf = ({ why }: Pick<PageDoubt, 'why'>): DoubtKind =>
  why === 'blank' || why === 'blurred' ? why : 'unchecked';

export function doubtAbout(draft: Draft, materialCode: string, sha256: string): OpenDoubt | null {
  return openDoubts(draft).find((doubt) => isAbout(doubt, materialCode, sha256)) ?? null;
}
