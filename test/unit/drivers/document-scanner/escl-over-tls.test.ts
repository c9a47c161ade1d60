import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEsclScanner } from '../../../../drivers/document-scanner/escl-scanner.ts';
import { createPinFile } from '../../../../drivers/document-scanner/pin-file.ts';
import type { ScanRequest } from '../../../../drivers/document-scanner/port.ts';
import { startSimulatedScanner } from '../../../../drivers/document-scanner/simulated-scanner.ts';
import { patience } from '../../../support/until.ts';
import { factoryCertificate, otherCertificate } from './scanner-certificates.ts';

const request: ScanRequest = { source: 'feeder', colour: 'grey', resolutionDpi: 150, maxPages: 5 };

const closers: (() => Promise<unknown>)[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pins-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(folder, { recursive: true, force: true });
});

async function bench(certificate = factoryCertificate, port = 0) {
  const simulated = await startSimulatedScanner({ certificate, port });
  closers.push(() => simulated.close());
  simulated.apply({ hand: 'feedPages', pages: ['photo'] });
  return simulated;
}

async function scanAt(url: string, pinFile = path.join(folder, 'pins.json')) {
  const scanner = createEsclScanner({
    url,
    name: 'scanner',
    pins: createPinFile(pinFile),
    limits: { retryPauseMs: 5 },
  });
  closers.push(() => scanner.close());
  const pages: number[] = [];
  return { result: await scanner.scan(request, ({ bytes }) => void pages.push(bytes.length)), pages };
}

describe('eSCL over TLS', () => {
  it('scans from a device that signed its own certificate, and remembers it for this user alone', async () => {
    const { address } = await bench();
    expect(address).toMatch(/^https:/);
    expect(await scanAt(address)).toMatchObject({ result: { ok: true, value: { pageCount: 1 } } });
    const pins = path.join(folder, 'pins.json');
    expect(Object.keys(JSON.parse(await readFile(pins, 'utf8')))).toEqual([new URL(address).host]);
    expect((await stat(pins)).mode & 0o077).toBe(0);
  });

  it('does not talk to another device at the same address', async () => {
    const first = await bench();
    const { port } = new URL(first.address);
    await scanAt(first.address);
    await first.close();
    const impostor = await bench(otherCertificate, Number(port));
    expect(await scanAt(impostor.address)).toMatchObject({
      result: { ok: false, trouble: 'scanner/offline' },
      pages: [],
    });
    expect(impostor.state().inFeeder).toEqual(['photo']);
  });

  it('says so in its state, and talks to the other device once its line was taken out', async () => {
    const first = await bench();
    const { host, port } = new URL(first.address);
    await scanAt(first.address);
    await first.close();
    const exchanged = await bench(otherCertificate, Number(port));
    const pinFile = path.join(folder, 'pins.json');
    const scanner = createEsclScanner({
      url: exchanged.address,
      name: 'scanner',
      pins: createPinFile(pinFile),
      pollMs: 20,
    });
    closers.push(() => scanner.close());
    scanner.start();
    const refused = { condition: 'absent', trouble: 'scanner/offline', fault: { kind: 'certificate-changed' } };
    await vi.waitFor(() => expect(scanner.status()).toMatchObject(refused), patience);

    // The settings hold the file on their own.
    const settings = createPinFile(pinFile);
    const before = await settings.all();
    expect(Object.keys(before ?? {})).toEqual([host]);
    await settings.forget('another:1');
    expect(await settings.all()).toEqual(before);
    await settings.forget(host);
    await vi.waitFor(() => expect(scanner.status()).toMatchObject({ condition: 'ready', fault: null }), patience);
    const after = await settings.all();
    expect(Object.keys(after ?? {})).toEqual([host]);
    expect(after).not.toEqual(before);
  });

  it('a memory that cannot be read is put aside by a person, and begins anew', async () => {
    const pinFile = path.join(folder, 'pins.json');
    await writeFile(pinFile, '{"127.0.0.1:1": "not a finger');
    const settings = createPinFile(pinFile);
    expect(await settings.all()).toBeNull();
    await settings.forget(null);
    expect(await settings.all()).toEqual({});
    expect(await readFile(`${pinFile}.damaged`, 'utf8')).toContain('not a finger');
    const { address } = await bench();
    expect((await scanAt(address)).result).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual(['pins.json', 'pins.json.damaged']);
  });

  it('trusts nobody while its memory cannot be read', async () => {
    const pins = path.join(folder, 'pins.json');
    await writeFile(pins, '{"127.0.0.1:1": "not a finger');
    const { address } = await bench();
    expect((await scanAt(address)).result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
    expect(await readFile(pins, 'utf8')).toContain('not a finger');
  });

  it('a device that speaks no TLS there is offline, soon', async () => {
    const plain = await startSimulatedScanner();
    closers.push(() => plain.close());
    const { result } = await scanAt(plain.address.replace('http:', 'https:'));
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline' });
  });
});

describe('both sides', () => {
  it('every sheet gives its front and its back, in order', async () => {
    const simulated = await bench();
    simulated.apply({ hand: 'feedPages', pages: ['diagnosis'] });
    const scanner = createEsclScanner({ url: simulated.address, name: 'scanner' });
    closers.push(() => scanner.close());
    const sizes: number[] = [];
    const result = await scanner.scan({ ...request, duplex: true }, ({ bytes }) => void sizes.push(bytes.length));
    expect(result).toEqual({ ok: true, value: { pageCount: 4 } });
    expect(sizes[1]).toBe(sizes[3]);
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
    expect(sizes[2]).not.toBe(sizes[0]);
    expect(scanner.offer()?.sources[0]).toMatchObject({ source: 'feeder', duplex: true });
  });
});
