import type { Item } from '../../../../main/domain/catalogue.ts';
import { withAnswer } from '../../../../main/domain/form/answers.ts';
import { inLanguage } from '../../../form/form-language.ts';
import type { Language } from '../../../text.ts';
import { answerGroups } from '../detail/answer-rows.ts';

export interface FieldWords {
  /** 申请人 · 联系电话 */
  readonly label: string;
  /** Text, a yes or no, or null for no answer. */
  readonly value: string | boolean | null;
}

/** A field and one of its answers in the words of the form; under its pointer where the form does not know it. */
export function fieldWords(item: Item | null, language: Language, pointer: string, value: unknown): FieldWords {
  const schema = inLanguage(item?.formSchema ?? {}, language) as Record<string, unknown>;
  // A form with this one answer: labels and choices are worded in one place alone.
  const probe = withAnswer({}, pointer, value ?? '—');
  const [group] = answerGroups(schema, item?.uiSchema ?? {}, probe);
  const row = group?.rows[0];
  if (!group || !row) return { label: pointer, value: null };
  const label = group.pointer === row.pointer ? row.label : `${group.title} · ${row.label}`;
  if (value === null || value === undefined) return { label, value: null };
  const rows = group.rows.map((one) => (typeof one.value === 'boolean' ? one.value : (one.value ?? '')));
  return { label, value: rows.length === 1 ? (rows[0] ?? null) : rows.join('、') };
}
