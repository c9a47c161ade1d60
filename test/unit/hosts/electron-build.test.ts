import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What Electron would run: built here, and loaded by plain Node as far as that goes. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
let out: string;

beforeAll(async () => {
  // Below the root, so that packages are found from there as they are in the installed product.
  await mkdir(path.join(root, 'dist'), { recursive: true });
  out = await mkdtemp(path.join(root, 'dist', 'electron-test-'));
  const configFile = path.join(root, 'vite.electron.config.ts');
  for (const mode of ['production', 'preload']) {
    await build({ root, configFile, mode, logLevel: 'error', build: { outDir: out } });
  }
});
afterAll(() => rm(out, { recursive: true, force: true }));

const built = (): readonly string[] =>
  readdirSync(out, { recursive: true })
    .map(String)
    .filter((file) => /\.[mc]js$/.test(file));
const textOf = (file: string): string => readFileSync(path.join(out, file), 'utf8');

test.each([
  ['preload.cjs', 'terminalBridge'],
  ['display-preload.cjs', 'displayBridge'],
])('the bridge %s is one CommonJS file that needs Electron alone', (file, name) => {
  const text = textOf(file);
  const required = [...text.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, wanted]) => wanted);
  expect(required).toEqual(['electron']);
  expect(text).not.toMatch(/^\s*(import|export)\b/m);
  expect(text).toContain(`exposeInMainWorld("${name}"`);
  expect(text).not.toContain('process.');
});

test('every process and worker that is started is there, under the name it is started by', () => {
  const sources = ['main/device-host/client.ts', 'main/demo/demo-bench.ts', 'main/demo/demo-county.ts'];
  const forked = sources.flatMap((source) =>
    [...readFileSync(path.join(root, source), 'utf8').matchAll(/fork\('([^']+)'/g)].map(([, entry]) => entry),
  );
  expect(forked.length).toBe(3);
  for (const entry of forked) expect(built()).toContain(`${entry}.mjs`);
  const workers = built().flatMap((file) =>
    [...textOf(file).matchAll(/new URL\(`([^`$]+)\$\{[^`]*`, import\.meta\.url\)/g)].map(([, name = '']) =>
      path.join(path.dirname(file), `${name}.mjs`),
    ),
  );
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) expect(existsSync(path.join(out, worker)), worker).toBe(true);
});

test('every package that is left outside is one that is shipped', () => {
  const { dependencies } = createRequire(path.join(root, 'package.json'))('./package.json') as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const outside = new Set(
    built().flatMap((file) =>
      [...textOf(file).matchAll(/(?:^import\b[^"'\n]*|\bfrom\s*|\bimport\()["']([^"'\s]+)["']/gm)].map(
        ([, name = '']) => name,
      ),
    ),
  );
  const packages = [...outside].filter((name) => !name.startsWith('.') && !isBuiltin(name) && name !== 'electron');
  expect(packages.length).toBeGreaterThan(10);
  for (const name of packages) {
    const owner = name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/');
    expect(Object.keys(dependencies), name).toContain(owner);
  }
});

describe('under plain Node', () => {
  test('the main module loads all that it imports, and answers a wrong option', () => {
    const hook = pathToFileURL(path.join(import.meta.dirname, 'electron-hook.mjs')).href;
    const run = spawnSync(process.execPath, ['--import', hook, path.join(out, 'main.mjs'), '--colour'], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.stderr).toContain('usage: npm start --');
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
  });

  test.each([
    ['main/device-host/child.mjs', JSON.stringify({ cardReader: null, receiptPrinter: null, documentScanner: null })],
    ['sync/county/serve.mjs', '--port', 'none', '--data-dir', '.'],
  ])('%s loads all that it imports', async (entry, ...args) => {
    const child = fork(path.join(out, entry), args, {
      cwd: out,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    }
    const ended = once(child, 'close');
    // The device host says how its devices are and stays; the county is given a port that is none and ends.
    await Promise.race([once(child, 'message'), ended]);
    child.kill('SIGKILL');
    await ended;
    expect(said).not.toMatch(/ERR_MODULE_NOT_FOUND|ERR_UNSUPPORTED|SyntaxError|Cannot find/);
    if (entry.startsWith('sync/')) expect(said).toContain('--port none is not a port');
  });
});
