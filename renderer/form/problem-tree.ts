import type { ErrorSchema } from '@rjsf/utils';
import type { FieldProblem } from '../../main/domain/result.ts';
import type { Language } from '../text.ts';

const formRoot = '/form';

/** The draft's problems, hung where @rjsf looks for them: at the field that each pointer names. A row says itself which it is. */
export function problemTree(problems: readonly FieldProblem[], language: Language): ErrorSchema {
  const tree: Tree = {};
  for (const problem of problems) {
    if (!concernsForm(problem)) continue;
    let at = tree;
    for (const token of problem.pointer.slice(formRoot.length).split('/').slice(1)) {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const next = (at[key] ?? {}) as Tree;
      at[key] = next;
      at = next;
    }
    at.__errors = [...((at.__errors as string[] | undefined) ?? []), withoutRow(problem, language)];
  }
  return tree as ErrorSchema;
}

export function withoutRow({ message, row }: FieldProblem, language: Language): string {
  const begin = row?.[language] ?? '';
  return message[language].startsWith(begin) ? message[language].slice(begin.length) : message[language];
}

export const concernsForm = (problem: FieldProblem): boolean =>
  problem.pointer === formRoot || problem.pointer.startsWith(`${formRoot}/`);

type Tree = { [key: string]: Tree | string[] };
