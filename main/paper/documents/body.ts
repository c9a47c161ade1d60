import type { MoveDetail, TransitionName } from '../../domain/case/move.ts';
import type { Block, Fact } from '../../domain/documents/content.ts';
import type { DocumentScene } from '../../domain/documents/scene.ts';
import type { Needed } from './needed.ts';
import type { Numbers } from './words.ts';

/** What one kind of document says beneath the common head. */
export interface Body {
  /** Another title than the kind's own. */
  readonly title?: string;
  readonly address: string | null;
  readonly blocks: readonly Block[];
  readonly signatures: readonly string[];
  readonly note?: string;
}

export interface Writing extends Pick<Needed, 'need' | 'needDay' | 'needTime'> {
  readonly hide: Numbers['hide'];
}

export type WriteBody = (scene: DocumentScene, writing: Writing) => Body;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const facts = (...rows: readonly Fact[]): Block => ({ kind: 'facts', rows });
export const wide = (label: string, text: string): Fact => ({ label, text, isWide: true });
export const fact = (label: string, text: string): Fact => ({ label, text });

/** The step that the document is about, where it is one of these; anything else is a missing step, told as such. */
export function stepOf<T extends TransitionName>(
  { move }: Pick<DocumentScene, 'move'>,
  ...names: readonly T[]
): Extract<MoveDetail, { transition: T }> | null {
  const detail = move?.detail;
  if (detail === undefined || !names.some((name) => name === detail.transition)) return null;
  return detail as Extract<MoveDetail, { transition: T }>;
}
