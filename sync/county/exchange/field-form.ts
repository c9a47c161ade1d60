/**
 * How a field is written, in the notation of GB/T 39046: `a` letters, `n` digits, `an` any characters; a number is the
 * exact length, `..50` the greatest, `n..16,2` a number with two decimals, `ul` text of any length.
 */
export interface FieldForm {
  readonly kind: 'letters' | 'digits' | 'text' | 'decimal' | 'unlimited';
  readonly least: number;
  readonly most: number;
  readonly decimals: number;
}

const notation = /^(?<kind>an|a|n)(?<upTo>\.\.)?(?<length>\d{1,4})(?:,(?<decimals>\d))?$/;

/** Null where it is no such notation. A mapping's few notations are asked for with every value. */
export function readFieldForm(text: string): FieldForm | null {
  const known = forms.get(text);
  if (known !== undefined) return known;
  const form = formOf(text);
  if (form !== null && forms.size < 1000) forms.set(text, form);
  return form;
}

const forms = new Map<string, FieldForm>();

function formOf(text: string): FieldForm | null {
  if (text === 'ul') return { kind: 'unlimited', least: 0, most: Number.POSITIVE_INFINITY, decimals: 0 };
  const found = notation.exec(text)?.groups;
  if (!found) return null;
  const most = Number(found.length);
  if (most === 0) return null;
  if (found.decimals !== undefined) {
    return found.kind === 'n' && found.upTo
      ? { kind: 'decimal', least: 1, most, decimals: Number(found.decimals) }
      : null;
  }
  const kind = ({ a: 'letters', n: 'digits', an: 'text' } as const)[found.kind as 'a' | 'n' | 'an'];
  return { kind, least: found.upTo ? 0 : most, most, decimals: 0 };
}

export type FormFault = 'too-long' | 'too-short' | 'wrong-characters';

/** Null where the value fits. Length is counted in characters, a rare one as one: never in UTF-16 halves. */
export function formFault(form: FieldForm, value: string): FormFault | null {
  if (form.kind === 'unlimited') return null;
  if (form.kind === 'decimal') return decimalFault(form, value);
  const length = [...value].length;
  if (form.kind === 'letters' && !/^[A-Za-z]*$/.test(value)) return 'wrong-characters';
  if (form.kind === 'digits' && !/^\d*$/.test(value)) return 'wrong-characters';
  if (length > form.most) return 'too-long';
  return length < form.least ? 'too-short' : null;
}

/** `n..16,2`: sixteen digits in all, two of them behind the point. */
function decimalFault({ most, decimals }: FieldForm, value: string): FormFault | null {
  const parts = /^-?(\d+)(?:\.(\d+))?$/.exec(value);
  if (!parts) return 'wrong-characters';
  const [, whole = '', rest = ''] = parts;
  return rest.length > decimals || whole.length > most - decimals ? 'too-long' : null;
}
