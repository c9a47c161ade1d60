import type { Draft } from '../../main/domain/application.ts';

/** What the form's templates need to know beside their own field. */
export interface ItemFormContext {
  readonly provenance: Draft['provenance'];
  /** Undefined where the form is only shown. */
  readonly onCorrect: ((pointer: string, label: string) => void) | undefined;
  /** @rjsf/antd: read-only answers stay readable instead of greyed out. */
  readonly readonlyAsDisabled: false;
}

export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
