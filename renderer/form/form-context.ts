import type { Draft } from '../../main/domain/application.ts';

/** What the form's templates need to know beside their own field. */
export interface ItemFormContext {
  readonly provenance: Draft['provenance'];
  /** 预审: to mark answers that stand as they were given online. Values, since the form takes any two functions for the same. */
  readonly preChecked: Pick<Draft, 'form' | 'preCheck'> | null;
  /** Undefined where the form is only shown. */
  readonly onCorrect: ((pointer: string, label: string) => void) | undefined;
  /** @rjsf/antd: read-only lists and choices can't be opened; the theme keeps their words readable. */
  readonly readonlyAsDisabled: true;
}

export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
