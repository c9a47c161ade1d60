import type { TypedField } from './write-field.ts';

export const layouts = ['pinyin', 'latin', 'digits', 'id-number', 'rare'] as const;
export type Layout = (typeof layouts)[number];

/** What a field wants first; every other layout is one touch away. A page says so with `data-keyboard` around it. */
export function layoutOf(field: TypedField): Layout {
  const wish = field.closest<HTMLElement>('[data-keyboard]')?.dataset.keyboard;
  if (isLayout(wish)) return wish;
  if (field.inputMode === 'numeric' || field.inputMode === 'decimal' || field.inputMode === 'tel') return 'digits';
  if (field.type === 'tel') return 'digits';
  return field.inputMode === 'url' || field.inputMode === 'email' || field.type === 'password' ? 'latin' : 'pinyin';
}

function isLayout(wish: string | undefined): wish is Layout {
  return layouts.some((layout) => layout === wish);
}
