import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPadBench } from '../../../drivers/bench/pad-bench.ts';
import { startSimulatedPrintSystem } from '../../../drivers/page-printer/simulated-print-system.ts';
import { startSimulatedPrinter } from '../../../drivers/receipt-printer/simulated-printer.ts';
import type { Check, DoctorScene, LedgerLook } from '../../../main/doctor/check.ts';
import { verdictOnWindow } from '../../../main/doctor/checks/browser.ts';
import { countyCheck, verdictOnClock } from '../../../main/doctor/checks/county.ts';
import { devicesCheck } from '../../../main/doctor/checks/devices.ts';
import { fontsCheck } from '../../../main/doctor/checks/fonts.ts';
import { verdictOnLedger } from '../../../main/doctor/checks/ledger.ts';
import { adviceOn, nativeBindingsCheck } from '../../../main/doctor/checks/native-bindings.ts';
import { openPortsCheck, portsInNetstat, portsInProc, verdictOnPorts } from '../../../main/doctor/checks/open-ports.ts';
import { pagePrintersCheck, verdictOnQueues } from '../../../main/doctor/checks/page-printers.ts';
import { verdictOnElectron, verdictOnNode } from '../../../main/doctor/checks/runtime.ts';
import { storageCheck, verdictOnSpace } from '../../../main/doctor/checks/storage.ts';
import { vaultCheck } from '../../../main/doctor/checks/vault.ts';
import { examine, isHealthy } from '../../../main/doctor/examine.ts';
import { json, table } from '../../../main/doctor/report.ts';
import { nothingChosen } from '../../../main/domain/device-settings.ts';
import { boldFontFile, regularFontFile } from '../../../main/paper/fonts.ts';
import { answerAsPortal } from '../../../sync/link/captive-portal.ts';
import { protocolVersion } from '../../../sync/protocol.ts';
import { type TerminalFolder, terminalFolder } from './terminal-folder.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'doctor-checks-'));
  chmodSync(home, 0o700);
});
afterEach(() => rmSync(home, { recursive: true }));

const scene = (change: Partial<DoctorScene> = {}, look: LedgerLook = { state: 'none' }): DoctorScene => ({
  root: path.resolve(import.meta.dirname, '../../..'),
  dataDir: home,
  countyUrl: null,
  env: { PATH: process.env.PATH },
  platform: process.platform,
  fontFiles: [regularFontFile, boldFontFile],
  ledger: async () => look,
  ...change,
});
const run = async (check: Check, change: Partial<DoctorScene> = {}, look?: LedgerLook) =>
  check.run(scene(change, look), new AbortController().signal);
const verdicts = async (...asked: Parameters<typeof run>) => (await run(...asked)).map((finding) => finding.verdict);

describe('runtime and window program', () => {
  it('an old Node fails, an old Electron warns, none is fine', () => {
    expect(['20.18.0', '22.12.0', '24.0.0', '26.1.0'].map((version) => verdictOnNode(version).verdict)).toEqual([
      'fail',
      'fail',
      'ok',
      'ok',
    ]);
    expect(verdictOnElectron({ version: '45.4.1' }).verdict).toBe('ok');
    expect(verdictOnElectron({ version: '30.0.0' }).verdict).toBe('warn');
    expect(verdictOnElectron({ version: null, why: 'not installed' }).verdict).toBe('ok');
  });

  it('something must be able to show a window', () => {
    expect(verdictOnWindow({ electron: null, browser: null, hasDisplay: true }).verdict).toBe('fail');
    expect(verdictOnWindow({ electron: null, browser: '/usr/bin/chromium', hasDisplay: false }).verdict).toBe('warn');
    expect(verdictOnWindow({ electron: '/e', browser: null, hasDisplay: true }).verdict).toBe('ok');
  });
});

describe('storage', () => {
  it('a private folder is fine, one not made yet too, one open to others is not', async () => {
    expect((await run(storageCheck))[0]?.verdict).toBe('ok');
    expect((await run(storageCheck, { dataDir: path.join(home, 'a', 'b') }))[0]?.found.en).toContain('not there yet');
    chmodSync(home, 0o755);
    expect((await run(storageCheck))[0]).toMatchObject({ verdict: 'warn', advice: { en: `chmod 700 ${home}` } });
  });

  it('a file in its place fails, and so does a folder below a file', async () => {
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    expect((await run(storageCheck, { dataDir: file }))[0]?.verdict).toBe('fail');
    expect((await run(storageCheck, { dataDir: path.join(file, 'below') }))[0]?.verdict).toBe('fail');
  });

  it('a disk on which nothing can be written fails', async () => {
    expect((await run(storageCheck, { dataDir: '/proc' }))[0]?.verdict).toBe('fail');
  });

  it('space: plenty, little, none', () => {
    expect([5_000, 1_000, 100].map((megabytes) => verdictOnSpace(megabytes).verdict)).toEqual(['ok', 'warn', 'fail']);
  });
});

it('ledger: what was seen becomes a line', () => {
  const look = { state: 'read', eventCount: 7, flaw: null, countyUrl: null } as const;
  expect(verdictOnLedger(look)).toMatchObject({ verdict: 'ok', found: { en: '7 events, the chain is intact' } });
  expect(verdictOnLedger({ ...look, flaw: { seq: 4, reason: 'altered' } })).toMatchObject({ verdict: 'fail' });
  expect(verdictOnLedger({ state: 'in-use' })).toMatchObject({ verdict: 'warn' });
  expect(verdictOnLedger({ state: 'unreadable', detail: 'x' })).toMatchObject({ verdict: 'fail' });
  expect(verdictOnLedger({ state: 'none' }).verdict).toBe('ok');
});

describe('vault', () => {
  let folder: TerminalFolder;
  beforeEach(async () => {
    folder = await terminalFolder();
  });
  afterEach(() => folder.remove());
  const look = async () => (await run(vaultCheck, { dataDir: folder.dataDir }))[0];

  it('pages that open are fine', async () => {
    expect(await look()).toMatchObject({ verdict: 'ok', found: { en: '2 pages, the sample is sound' } });
    expect(await verdicts(vaultCheck)).toEqual(['ok']);
  });

  it('a page that was altered, or a lost key, fails', async () => {
    const [file = ''] = folder.pageFiles;
    const page = readFileSync(file);
    writeFileSync(file, page.fill(0, page.length - 8));
    expect(await look()).toMatchObject({ verdict: 'fail', found: { en: '1 of the sampled pages are damaged' } });
    writeFileSync(path.join(folder.dataDir, 'machine.key'), Buffer.alloc(32, 1));
    expect(await look()).toMatchObject({ verdict: 'fail' });
  });

  it('pages that once were damaged warn', async () => {
    mkdirSync(path.join(folder.dataDir, 'vault', 'damaged'), { recursive: true });
    writeFileSync(path.join(folder.dataDir, 'vault', 'damaged', 'x'), '');
    expect(await look()).toMatchObject({ verdict: 'warn' });
  });
});

describe('fonts', () => {
  it('the shipped ones hold the rare characters', async () => {
    expect(await verdicts(fontsCheck)).toEqual(['ok', 'ok']);
  });

  it('one that is missing, cut off, or a Latin one fails', async () => {
    const cut = path.join(home, 'cut.ttf');
    writeFileSync(cut, readFileSync(regularFontFile).subarray(0, 2_000));
    const noise = path.join(home, 'noise.ttf');
    writeFileSync(noise, Buffer.alloc(300, 0xff));
    const fontFiles = [path.join(home, 'none.ttf'), cut, noise];
    expect(await verdicts(fontsCheck, { fontFiles })).toEqual(['fail', 'fail', 'fail']);
  });

  it('one without a rare character is named with it', async () => {
    const bytes = readFileSync(regularFontFile);
    blankOut(bytes, 0x2cc56);
    const thin = path.join(home, 'thin.ttf');
    writeFileSync(thin, bytes);
    expect((await run(fontsCheck, { fontFiles: [thin] }))[0]).toMatchObject({
      verdict: 'fail',
      found: { en: expect.stringContaining('𬱖') },
    });
  });
});

describe('native bindings', () => {
  it('load here', async () => {
    expect(await verdicts(nativeBindingsCheck)).toEqual(['ok']);
  });

  it('that are missing fail by name, with what to install', async () => {
    const found = await run(nativeBindingsCheck, { root: home });
    expect(found.filter((finding) => finding.verdict === 'fail')).toHaveLength(4);
    expect(found.at(-1)?.found.en).toMatch(/^canvas does not load/);
    expect(adviceOn('libusb-1.0.so.0: cannot open shared object file').en).toBe('apt-get install libusb-1.0-0');
    expect(adviceOn('libudev.so.1: cannot open shared object file').en).toBe('apt-get install libudev1');
  });
});

describe('devices', () => {
  it('answers for each class; none configured is no failure', async () => {
    expect(await verdicts(devicesCheck)).toEqual(['ok', 'ok', 'ok']);
  });

  it('what was chosen on the settings page is looked at; a damaged file is told and left as it is', async () => {
    const bench = await startSimulatedPrinter();
    const file = path.join(home, 'devices.json');
    const printer = { name: '前台', address: bench.address, profile: '58mm' as const };
    writeFileSync(file, JSON.stringify({ version: 1, settings: { ...nothingChosen, receiptPrinters: [printer] } }));
    const findings = await run(devicesCheck, { dataDir: home });
    expect(findings.find(({ subject }) => subject.zh === '前台')).toMatchObject({ verdict: 'ok' });
    await bench.close();
    writeFileSync(file, '{');
    expect(await verdicts(devicesCheck, { dataDir: home })).toEqual(['warn', 'ok', 'ok', 'ok']);
    expect(readFileSync(file, 'utf8')).toBe('{');
  });

  it('a signature pad and a fingerprint reader have a line where they were chosen', async () => {
    const pads = await startPadBench();
    const nowhere = 'plugin:/nowhere/finger.mjs';
    const env = { ...process.env, SIGNATURE_PAD: pads.addresses.signaturePad, FINGERPRINT_READER: nowhere };
    const findings = await run(devicesCheck, { env });
    expect(findings.find(({ subject }) => subject.en === 'signature pad')).toMatchObject({ verdict: 'ok' });
    expect(findings.find(({ subject }) => subject.en === 'fingerprint reader')).toMatchObject({
      verdict: 'fail',
      found: { zh: expect.stringContaining(nowhere) },
    });
    await pads.close();
  });

  it('a printer that is ready, without paper, gone', async () => {
    const bench = await startSimulatedPrinter();
    const env = { ...process.env, RECEIPT_PRINTER: bench.address };
    const printer = async () => (await run(devicesCheck, { env })).find((one) => one.subject.en === 'receipt printer');
    expect(await printer()).toMatchObject({ verdict: 'ok' });
    bench.apply({ hand: 'removePaper' });
    expect(await printer()).toMatchObject({ verdict: 'warn' });
    await bench.close();
    expect(await printer()).toMatchObject({ verdict: 'fail', found: { en: expect.stringContaining(':') } });
  });
});

describe('A4 printers', () => {
  it('those of the system, with what hinders them', async () => {
    const system = await startSimulatedPrintSystem({ directory: null, queues: ['office', 'back'] });
    const env = { CUPS_SERVER: `127.0.0.1:${system.address.port}` };
    expect(await verdicts(pagePrintersCheck, { platform: 'linux', env })).toEqual(['ok', 'ok']);
    system.apply('back', { hand: 'stopQueue' });
    expect(await verdicts(pagePrintersCheck, { platform: 'linux', env })).toEqual(['ok', 'warn']);
    await system.close();
    expect(await verdicts(pagePrintersCheck, { platform: 'linux', env })).toEqual(['warn']);
  });

  it('no print system warns, and says what to install', () => {
    const missing = verdictOnQueues({ ok: false, trouble: 'printer/offline', problem: 'system-missing', detail: '' });
    expect(missing[0]).toMatchObject({
      verdict: 'warn',
      advice: { en: expect.stringContaining('apt-get install cups') },
    });
    expect(verdictOnQueues({ ok: true, value: [] })[0]?.verdict).toBe('warn');
  });
});

describe('county', () => {
  let server: Server;
  let url: string;
  let answer: (request: Parameters<typeof answerAsPortal>[0], response: Parameters<typeof answerAsPortal>[1]) => void;
  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const greet = (aheadMs: number) => {
    answer = (_request, response) => {
      const time = new Date(Date.now() + aheadMs).toISOString();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ service: 'township-county', protocolVersion, time }));
    };
  };

  it('answers, and the clocks agree or not', async () => {
    greet(0);
    expect(await verdicts(countyCheck, { countyUrl: url })).toEqual(['ok', 'ok']);
    greet(300_000);
    const [, clock] = await run(countyCheck, { countyUrl: url });
    expect(clock).toMatchObject({ verdict: 'warn', found: { en: '300 s behind the county' } });
    greet(-3_600_000);
    expect(await verdicts(countyCheck, { countyUrl: url })).toEqual(['ok', 'fail']);
    expect(verdictOnClock(-90_000).found.en).toBe('90 s ahead of the county');
  });

  it('takes the address of the enrolment, unless another is said', async () => {
    greet(0);
    const look: LedgerLook = { state: 'read', eventCount: 1, flaw: null, countyUrl: url };
    expect(await verdicts(countyCheck, {}, look)).toEqual(['ok', 'ok']);
    expect(await verdicts(countyCheck, {}, { state: 'in-use' })).toEqual(['warn']);
    expect(await verdicts(countyCheck, {}, { state: 'none' })).toEqual(['warn']);
  });

  it('a login page of the network is told from a county that is away', async () => {
    answer = (request, response) => answerAsPortal(request, response, 'http://portal.example/login');
    expect((await run(countyCheck, { countyUrl: url }))[0]).toMatchObject({
      verdict: 'fail',
      found: { en: expect.stringContaining('login page') },
    });
    const away = `http://127.0.0.1:${await freedPort()}`;
    expect((await run(countyCheck, { countyUrl: away }))[0]).toMatchObject({
      verdict: 'fail',
      found: { en: expect.stringContaining('cannot be reached') },
    });
    const demo: LedgerLook = { state: 'read', eventCount: 1, flaw: null, countyUrl: away };
    expect(await verdicts(countyCheck, {}, demo)).toEqual(['warn']);
  });
});

describe('open ports', () => {
  it('finds one that can be reached from outside, and not one of this machine alone', async () => {
    const [inside, outside] = [createTcpServer(), createTcpServer()];
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => outside.listen(0, '0.0.0.0', resolve));
    const [finding] = await run(openPortsCheck);
    const portOf = (server: typeof inside) => String((server.address() as AddressInfo).port);
    expect(finding?.found.en).toContain(portOf(outside));
    expect(finding?.found.en).not.toContain(portOf(inside));
    inside.close();
    outside.close();
  });

  it('reads the tables of Linux, Windows and macOS', () => {
    const proc = `  sl  local_address rem_address   st
   0: 0100007F:0277 00000000:0000 0A 00000000:00000000
   1: 00000000:0016 00000000:0000 0A 00000000:00000000
   2: 0F02000A:D431 0202000A:01BB 01 00000000:00000000
   3: 00000000000000000000000001000000:0277 00000000000000000000000000000000:0000 0A 0
   4: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 0
   5: 0000000000000000FFFF00000100007F:1F91 00000000000000000000000000000000:0000 0A 0`;
    expect(portsInProc(proc)).toEqual([22, 8080]);
    const windows = `
  TCP    0.0.0.0:445            0.0.0.0:0              LISTENING
  TCP    127.0.0.1:5939         0.0.0.0:0              LISTENING
  TCP    10.0.2.15:50000        93.184.216.34:443      ESTABLISHED
  TCP    [::]:135               [::]:0                 LISTENING
  TCP    [::1]:631              [::]:0                 LISTENING`;
    expect(portsInNetstat(windows)).toEqual([445, 135]);
    const mac = `tcp4       0      0  *.5000                 *.*                    LISTEN
tcp4       0      0  127.0.0.1.631          *.*                    LISTEN`;
    expect(portsInNetstat(mac)).toEqual([5000]);
    expect(verdictOnPorts([]).verdict).toBe('ok');
  });
});

describe('the examination', () => {
  const subject = { zh: '甲', en: 'a' };
  const check = (id: string, work: Check['run']): Check => ({ id, subject, limitMs: 60, run: work });

  it('one that hangs and one that breaks are findings, and the others stand', async () => {
    const examinations = await examine(
      [
        check('hangs', () => new Promise(() => {})),
        check('breaks', async () => {
          throw new Error('boom');
        }),
        check('fine', async () => [{ verdict: 'ok', subject, found: subject, advice: null }]),
      ],
      scene(),
    );
    expect(examinations.map((one) => one.findings[0]?.verdict)).toEqual(['fail', 'fail', 'ok']);
    expect(examinations[1]?.findings[0]?.found.en).toContain('boom');
    expect(isHealthy(examinations)).toBe(false);
    expect(JSON.parse(json(examinations, '1.0'))).toMatchObject({
      healthy: false,
      counts: { ok: 1, warn: 0, fail: 2 },
    });
    expect(table(examinations, 'zh')).toContain('FAIL  甲');
    expect(table(examinations, 'en')).toContain('2 failed, 0 to look at.');
  });

  it('a check that was given up is told so', async () => {
    let wasTold = false;
    const waiting = check('waits', (_scene, signal) => {
      signal.addEventListener('abort', () => {
        wasTold = true;
      });
      return new Promise(() => {});
    });
    await examine([waiting], scene());
    expect(wasTold).toBe(true);
  });
});

/** Gives a character the glyph of nothing, in the font's own table: its group of `cmap` format 12 is renamed. */
function blankOut(font: Buffer, codePoint: number): void {
  for (let at = 0; at + 12 <= font.length; at += 1) {
    const [first, last, glyph] = [font.readUInt32BE(at), font.readUInt32BE(at + 4), font.readUInt32BE(at + 8)];
    if (first > 0x1ffff && first <= codePoint && codePoint <= last && last - first < 2_000 && glyph < 65_536) {
      font.writeUInt32BE(codePoint + 1, at);
      return;
    }
  }
  throw new Error('no such group');
}

async function freedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
