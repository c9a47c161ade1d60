import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSimulatedPrinter } from '../../../drivers/receipt-printer/simulated-printer.ts';
import { protocolVersion } from '../../../sync/protocol.ts';
import { secretOfCitizen, type TerminalFolder, terminalFolder } from './terminal-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');

let server: Server;
let countyUrl: string;
let folder: TerminalFolder;
beforeEach(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    const time = new Date().toISOString();
    response.end(JSON.stringify({ service: 'township-county', protocolVersion, time }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  countyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await terminalFolder(countyUrl);
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await folder.remove();
});

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function doctor(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['main/doctor.ts', ...args],
      // A browser is not what is looked at here; any program that can be run stands for one.
      { cwd: root, env: { ...process.env, BROWSER_PATH: process.execPath, ...env } },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

it('R63: a healthy terminal: a table, exit code 0, nothing personal', async () => {
  const printer = await startSimulatedPrinter();
  const env = { RECEIPT_PRINTER: printer.address };
  const { code, stdout, stderr } = await doctor(['--data-dir', folder.dataDir], env);
  await printer.close();
  expect(stdout).not.toContain('FAIL');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ok {4}运行环境 +Node \d+/m);
  expect(stdout).toMatch(/^ok {4}台账 +3 条事件，链完整$/m);
  expect(stdout).toMatch(/^ok {4}扫描件库 +2 页，抽查完好$/m);
  expect(stdout).toMatch(/^ok {4}小票打印机 +127\.0\.0\.1:\d+：就绪$/m);
  expect(stdout).toMatch(new RegExp(`^ok {4}县平台 +${countyUrl}：\\d+ 毫秒应答$`, 'm'));
  expect(stdout).toMatch(/^ok {4}时钟/m);
  for (const secret of [secretOfCitizen, 'a-key-that-nobody-may-see', '青禾']) expect(stdout).not.toContain(secret);
});

it('R63: a broken one: every trouble in one run, exit code 1, and one JSON object for machines', async () => {
  folder.alterLedger("UPDATE events SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2");
  const away = `http://127.0.0.1:${await freedPort()}`;
  const { code, stdout } = await doctor(['--data-dir', folder.dataDir, '--county', away, '--json'], {
    DOCUMENT_SCANNER: `${away}/eSCL`,
  });
  expect(code).toBe(1);
  const report = JSON.parse(stdout) as {
    healthy: boolean;
    counts: { fail: number };
    findings: { check: string; verdict: string; found: { en: string }; advice: unknown }[];
  };
  expect(report.healthy).toBe(false);
  const failures = report.findings.filter((finding) => finding.verdict === 'fail');
  expect(failures.map((finding) => finding.check)).toEqual(['ledger', 'devices', 'county']);
  expect(report.counts.fail).toBe(3);
  expect(failures[0]?.found.en).toContain('breaks at event 2');
  expect(failures.every((finding) => finding.advice !== null)).toBe(true);
});

it('in English, beside a running terminal: in use, and no failure', async () => {
  const ledger = folder.openLedger();
  const { code, stdout } = await doctor(['--data-dir', folder.dataDir, '--county', countyUrl, '--lang', 'en']);
  ledger.close();
  expect(stdout).toMatch(/^warn {2}ledger +in use by the running terminal/m);
  expect(stdout).toContain('→ to verify the chain, close the terminal first');
  expect(stdout).toMatch(/^ok {4}county/m);
  expect(code).toBe(0);
});

it('a wrong option is said in one line, with the usage', async () => {
  const wrong = await doctor(['--county', 'ftp://county']);
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toContain('--county takes an http or https address');
  expect((await doctor(['--nonsense'])).stderr).toContain('usage: npm run doctor');
});

async function freedPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
