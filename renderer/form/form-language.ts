import type { RJSFSchema } from '@rjsf/utils';
import type { Language } from '../text.ts';

/** The form in one language: the catalogue writes Chinese, with `x-en` and `x-en-description` beside it. */
export function inLanguage(schema: Readonly<Record<string, unknown>>, language: Language): RJSFSchema {
  if (language === 'zh') return schema as RJSFSchema;
  return translated(schema) as RJSFSchema;
}

function translated(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(translated);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) copy[key] = translated(value);
  if (typeof copy['x-en'] === 'string' && typeof copy.title === 'string') copy.title = copy['x-en'];
  if (typeof copy['x-en-description'] === 'string') copy.description = copy['x-en-description'];
  return copy;
}
