import { parseSync } from 'vite';

/** One test by its full name: the blocks around it first. */
export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

export interface TestFile {
  readonly tests: readonly NamedTest[];
  /** Relative imports, as they are written. */
  readonly imports: readonly string[];
}

const starters = new Set(['test', 'it', 'describe', 'suite']);
/** Ways to say `test.…(…)`. Anything else after the dot is somebody else's method. */
const manners = new Set(['each', 'for', 'only', 'concurrent', 'sequential', 'fails', 'skipIf', 'runIf', 'extend']);
/** These prove nothing: they never run. */
const idle = new Set(['skip', 'todo']);

/**
 * Titles are read from the syntax tree, not by running the tests: in seconds, and on a machine without a browser. What
 * a title takes from a variable is left out (`…`); a name that is a variable altogether can't carry a number.
 */
export function readTitles(file: string, source: string): TestFile {
  const { program, module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const tests: NamedTest[] = [];
  walk(program, []);
  const imports = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  return { tests, imports: [...imports, ...exports].filter((name) => name.startsWith('.')) };

  function walk(node: unknown, around: readonly string[]): void {
    if (Array.isArray(node)) {
      for (const one of node) walk(one, around);
      return;
    }
    if (!isNode(node)) return;
    const started = node.type === 'CallExpression' ? startedBy(node) : null;
    if (started === 'idle') return;
    if (started === null) {
      for (const part of Object.values(node)) walk(part, around);
      return;
    }
    const name = [...around, started.title];
    if (started.isBlock) walk(node.arguments, name);
    else tests.push({ file, name: name.join(' > ') });
  }
}

type Started = { readonly isBlock: boolean; readonly title: string };

function startedBy(call: Node): Started | 'idle' | null {
  let callee: unknown = call.callee;
  let isIdle = false;
  while (isNode(callee) && callee.type !== 'Identifier') {
    if (callee.type === 'MemberExpression') {
      const manner = isNode(callee.property) ? String(callee.property.name) : '';
      if (idle.has(manner)) isIdle = true;
      else if (!manners.has(manner)) return null;
      callee = callee.object;
    } else if (callee.type === 'CallExpression') callee = callee.callee;
    else if (callee.type === 'TaggedTemplateExpression') callee = callee.tag;
    else return null;
  }
  if (!isNode(callee) || !starters.has(String(callee.name))) return null;
  const title = titleOf(Array.isArray(call.arguments) ? call.arguments[0] : null);
  if (title === null) return null;
  return isIdle ? 'idle' : { isBlock: callee.name === 'describe' || callee.name === 'suite', title };
}

function titleOf(argument: unknown): string | null {
  if (!isNode(argument)) return null;
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  if (argument.type !== 'TemplateLiteral' || !Array.isArray(argument.quasis)) return null;
  return argument.quasis.map((piece: { value: { cooked: string } }) => piece.value.cooked).join('…');
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
