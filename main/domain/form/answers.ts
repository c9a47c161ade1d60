import { pointerTo, readPointer } from './json-pointer.ts';

/**
 * The answers of a form one by one: groups are walked into, lists count as one answer (their rows have no names that two
 * sides could agree on). No answer, null and an empty text are the same: null.
 */
export function answerPointers(form: unknown, at = ''): string[] {
  if (!isGroup(form)) return at === '' || bare(form) === null ? [] : [at];
  return Object.entries(form).flatMap(([key, value]) => answerPointers(value, pointerTo(at, key)));
}

export function answerAt(form: unknown, pointer: string): unknown {
  return bare(readPointer(form, pointer));
}

/**
 * The form with this answer; null takes it away. An answer that stands where the pointer needs a group stays: nothing is
 * replaced by what lies below it.
 */
export function withAnswer(
  form: Readonly<Record<string, unknown>>,
  pointer: string,
  value: unknown,
): Readonly<Record<string, unknown>> {
  return put(form, tokensOf(pointer), bare(value)) as Readonly<Record<string, unknown>>;
}

/** Whether an answer can stand there: every step before the last is a group, or nothing yet. */
export function isAnswerPlace(form: unknown, pointer: string): boolean {
  const tokens = tokensOf(pointer);
  if (!pointer.startsWith('/') || tokens.length === 0) return false;
  let place: unknown = form;
  for (const token of tokens) {
    if (bare(place) !== null && !isGroup(place)) return false;
    place = isGroup(place) && Object.hasOwn(place, token) ? place[token] : undefined;
  }
  return !isGroup(place);
}

function put(group: unknown, tokens: readonly string[], value: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (bare(group) !== null && !isGroup(group)) return group;
  const own = isGroup(group) ? group : {};
  const within = Object.hasOwn(own, token) ? own[token] : undefined;
  const next = rest.length === 0 ? value : put(within, rest, value);
  if (next !== null && next !== undefined) return { ...own, [token]: next };
  return Object.fromEntries(Object.entries(own).filter(([key]) => key !== token));
}

function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function bare(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
