import type { Refusal } from './refusal.ts';

export type Judged<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Judged<T> => ({ ok: true, value });
export const err = (refusal: Refusal): Judged<never> => ({ ok: false, refusal });
