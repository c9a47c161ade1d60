import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createEsclScanner } from '../../../../drivers/document-scanner/escl-scanner.ts';
import { simulatedStatus } from '../../../../drivers/document-scanner/escl-server-xml.ts';
import type { DocumentScanner, ScanRequest } from '../../../../drivers/document-scanner/port.ts';
import { startSimulatedScanner } from '../../../../drivers/document-scanner/simulated-scanner.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const request: ScanRequest = { source: 'feeder', colour: 'grey', resolutionDpi: 150, maxPages: 5 };
const status = simulatedStatus({ state: 'Idle', adfState: 'ScannerAdfLoaded' });

async function scannerAt(answer: RequestListener): Promise<{ scanner: DocumentScanner; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    response.on('error', () => response.destroy());
    if (incoming.url?.endsWith('ScannerStatus') === true) response.end(status);
    else if (incoming.url?.endsWith('Capabilities') === true) response.writeHead(404).end();
    else if (incoming.method === 'DELETE') response.end();
    else answer(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const scanner = createEsclScanner({
    url: `http://127.0.0.1:${address.port}/eSCL/`,
    name: 'scanner',
    limits: { pageMs: 400, maxPageBytes: 100_000, retryPauseMs: 5 },
  });
  closers.push(async () => {
    await scanner.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { scanner, seen };
}

const job =
  (location: string): RequestListener =>
  (incoming, response) => {
    if (incoming.method === 'POST') response.writeHead(201, { location }).end();
    else response.writeHead(404).end();
  };

describe('scanners that misbehave on the line', () => {
  it('an endless page is refused and its job deleted', async () => {
    const { scanner, seen } = await scannerAt((incoming, response) => {
      if (incoming.method === 'POST') return void response.writeHead(201, { location: '/eSCL/ScanJobs/1' }).end();
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      response.write(new Uint8Array(200_000));
    });
    const pages: unknown[] = [];
    const result = await scanner.scan(request, (page) => void pages.push(page));
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline', detail: 'page 1: too-large' });
    expect(pages).toEqual([]);
    expect(seen).toContain('DELETE /eSCL/ScanJobs/1');
  });

  it('a page that never begins ends at the time limit', async () => {
    const { scanner, seen } = await scannerAt((incoming, response) => {
      if (incoming.method === 'POST') response.writeHead(201, { location: '/eSCL/ScanJobs/1' }).end();
    });
    const result = await scanner.scan(request, () => undefined);
    expect(result).toMatchObject({ ok: false, trouble: 'scanner/offline', detail: 'page 1: too-slow' });
    expect(seen).toContain('DELETE /eSCL/ScanJobs/1');
  });

  it.each([
    ['//192.0.2.1/eSCL/ScanJobs/7', '/eSCL/ScanJobs/7'],
    ['https://user:pass@192.0.2.1/eSCL/ScanJobs/7/', '/eSCL/ScanJobs/7'],
    ['/eSCL/ScanJobs/../../eSCL/ScanJobs/7', '/eSCL/ScanJobs/7'],
    ['ScanJobs/7', '/eSCL/ScanJobs/7'],
  ])('stays at its host for the location %s', async (location, path) => {
    const { scanner, seen } = await scannerAt(job(location));
    await scanner.scan(request, () => undefined);
    expect(seen).toContain(`GET ${path}/NextDocument`);
    expect(seen).toContain(`DELETE ${path}`);
  });

  it('a job without a location, and plain refusals', async () => {
    const none = await scannerAt((_, response) => void response.writeHead(201).end());
    expect(await none.scanner.scan(request, () => undefined)).toMatchObject({ ok: false, trouble: 'scanner/offline' });
    const refusing = await scannerAt((_, response) => void response.writeHead(500).end('<html>'));
    expect(await refusing.scanner.scan(request, () => undefined)).toMatchObject({ ok: false, detail: 'HTTP 500' });
    const redirecting = await scannerAt(
      (_, response) => void response.writeHead(307, { location: 'http://192.0.2.1/' }).end(),
    );
    expect(await redirecting.scanner.scan(request, () => undefined)).toMatchObject({ ok: false, detail: 'HTTP 307' });
  });

  it('an address that is none is absent, not a crash', async () => {
    for (const url of ['', 'scanner', 'file:///etc/passwd']) {
      const scanner = createEsclScanner({ url, name: 'scanner', pollMs: 5 });
      closers.push(() => scanner.close());
      expect(await scanner.scan(request, () => undefined)).toEqual({ ok: false, trouble: 'scanner/offline' });
    }
  });

  it('two terminals at one scanner: the second waits for the first, and no page goes astray', async () => {
    const bench = await startSimulatedScanner();
    closers.push(() => bench.close());
    bench.apply({ hand: 'feedPages', pages: ['photo', 'photo', 'photo', 'photo'] });
    const scanFrom = async (onPage: () => Promise<void>) => {
      const scanner = createEsclScanner({
        url: bench.address,
        name: 'scanner',
        limits: { retryPauseMs: 20, jobTries: 200 },
      });
      closers.push(() => scanner.close());
      return scanner.scan({ ...request, maxPages: 2 }, onPage);
    };
    const second: Promise<unknown>[] = [];
    const begun: number[] = [];
    const first = await scanFrom(async () => {
      // In the middle of the first one's job: answered with 503 until that is over.
      if (second.length === 0) second.push(scanFrom(async () => void begun.push(bench.state().inFeeder.length)));
    });
    expect(first).toEqual({ ok: true, value: { pageCount: 2 } });
    expect(await second[0]).toEqual({ ok: true, value: { pageCount: 2 } });
    expect(begun).toEqual([1, 0]);
  });
});
