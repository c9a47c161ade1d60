import type { UiSchema } from '@rjsf/utils';
import type { Draft, Provenance } from '../../main/domain/application.ts';

/** uiSchema in which every answer read from the chip is read-only (R39): changing one is an act of its own. */
export function withChipFieldsReadOnly(uiSchema: UiSchema, provenance: Draft['provenance']): UiSchema {
  return Object.entries(provenance)
    .filter(([, origin]) => origin.source === 'chip')
    .reduce((ui, [pointer]) => readOnlyAt(ui, tokensOf(pointer)), uiSchema);
}

/** 改为手工: the answer may be typed from now on; who changed what and why stays with it. */
export function corrected(pointer: string, reason: string): (draft: Draft) => Draft {
  return (draft) => {
    const origin: Provenance | undefined = draft.provenance[pointer];
    if (!origin) return draft;
    const next: Provenance = { source: 'corrected', readingId: origin.readingId, reason };
    return { ...draft, provenance: { ...draft.provenance, [pointer]: next } };
  };
}

function readOnlyAt(ui: UiSchema, [token, ...rest]: readonly string[]): UiSchema {
  if (token === undefined) return { ...ui, 'ui:readonly': true };
  return { ...ui, [token]: readOnlyAt((ui[token] ?? {}) as UiSchema, rest) };
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
