import type { AnswerChange } from './amendment.ts';
import { answerAt, answerPointers } from './form/answers.ts';
import { failed, ok, type Result } from './result.ts';

type Form = Readonly<Record<string, unknown>>;

/** One field that at least one side has changed. same: both wrote the same. Only both-differ needs a person. */
export interface MergedField {
  readonly pointer: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly kind: 'same' | 'only-mine' | 'only-theirs' | 'both-differ';
}

/** Field by field, in the order of the form: what both began with, what each made of it. */
export function mergeAmendments(sides: {
  readonly base: Form;
  readonly mine: Form;
  readonly theirs: Form;
}): readonly MergedField[] {
  const { base, mine, theirs } = sides;
  const pointers = new Set([base, theirs, mine].flatMap((form) => answerPointers(form)));
  return [...pointers].flatMap((pointer) => {
    const values = {
      base: answerAt(base, pointer),
      mine: answerAt(mine, pointer),
      theirs: answerAt(theirs, pointer),
    };
    const kind = kindOf(values);
    return kind === null ? [] : [{ pointer, ...values, kind }];
  });
}

export type MergeChoice = { readonly pointer: string } & (
  | { readonly take: 'mine' | 'theirs' }
  | { readonly take: 'other'; readonly value: unknown }
);

/**
 * What has to change in *theirs*, the current version, so that the merge stands. A question that nobody answered is
 * `application/incomplete` and names its fields: nothing is preselected.
 */
export function settleMerge(
  fields: readonly MergedField[],
  choices: readonly MergeChoice[],
): Result<readonly AnswerChange[]> {
  const chosen = new Map(choices.map((choice) => [choice.pointer, choice]));
  const open = fields.filter(({ kind, pointer }) => kind === 'both-differ' && !chosen.has(pointer));
  if (open.length > 0) {
    return failed('application/incomplete', `not decided: ${open.map(({ pointer }) => pointer).join(', ')}`);
  }
  const changes = fields.map((field) => ({
    pointer: field.pointer,
    from: field.theirs,
    to: settled(field, chosen.get(field.pointer)),
  }));
  return ok(changes.filter(({ from, to }) => !isSame(from, to)));
}

function settled(field: MergedField, choice: MergeChoice | undefined): unknown {
  if (field.kind === 'only-mine') return field.mine;
  if (field.kind !== 'both-differ' || choice === undefined) return field.theirs;
  return choice.take === 'other' ? (choice.value ?? null) : field[choice.take];
}

function kindOf({ base, mine, theirs }: Pick<MergedField, 'base' | 'mine' | 'theirs'>): MergedField['kind'] | null {
  if (isSame(mine, theirs)) return isSame(base, mine) ? null : 'same';
  if (isSame(base, theirs)) return 'only-mine';
  return isSame(base, mine) ? 'only-theirs' : 'both-differ';
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Rows come back from a database with their keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
