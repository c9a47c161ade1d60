import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { houseFaults } from './house-rules.ts';

/** `npm run check`: types, lint with the import rules, and the rules that no linter knows. */
const root = path.resolve(import.meta.dirname, '..', '..');
const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name);
let faults = 0;

for (const [name, program, args] of [
  ['types', bin('tsc'), ['-p', '.']],
  ['lint', bin('biome'), ['ci', '--colors=off', '--error-on-warnings', '.']],
] as const) {
  const run = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  report(name, run.status === 0 ? [] : [`${path.basename(program)} ended with ${run.status}`]);
}
report('house', await houseFaults(root));
process.exit(faults === 0 ? 0 : 1);

function report(name: string, found: readonly string[]): void {
  faults += found.length;
  process.stdout.write(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  for (const fault of found) process.stdout.write(`     ${fault}\n`);
}
