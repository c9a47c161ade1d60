import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { BenchState, Hand } from '../hands.ts';
import {
  parseScanSettings,
  type SimulatedSettings,
  simulatedCapabilities,
  simulatedStatus,
} from './escl-server-xml.ts';
import { sampleLibrary, samplePage } from './samples/library.ts';

/** Bad manners that real scanners have. */
export interface ScannerMoods {
  /** 0: at full speed. */
  readonly trickleBytesPerSecond: number;
  /** The next page ends in the middle: honestly short (`length`), or by a chunked end that looks complete (`silent`). */
  readonly cutNextPage: 'no' | 'length' | 'silent';
  readonly location: 'absolute' | 'relative' | 'wrong-host';
  /** So many times 503 before a job, and before each page. */
  readonly busyBeforeJob: number;
  readonly busyBeforePage: number;
  /** HP firmware that answers 409 to other names. */
  readonly onlyLocalhost: boolean;
  readonly doorOpen: boolean;
  /** An empty feeder shows at the job (409) or at the first page (404), and is told in the status or not. */
  readonly empty: 'refuses-job' | 'no-page';
  readonly tellsFeeder: boolean;
  /** Answers jams with 404 like the end of the pile. */
  readonly jamLooksLikeEnd: boolean;
}

export interface SimulatedScanner {
  /** `http://127.0.0.1:PORT/eSCL`; `https:` with a certificate */
  readonly address: string;
  state(): BenchState['scanner'];
  onState(listener: () => void): () => void;
  apply(hand: Hand): void;
  setMoods(moods: Partial<ScannerMoods>): void;
  /** Jobs that nobody has fetched to the end or deleted. */
  openJobs(): number;
  close(): Promise<void>;
}

const wellMannered: ScannerMoods = {
  trickleBytesPerSecond: 0,
  cutNextPage: 'no',
  location: 'absolute',
  busyBeforeJob: 0,
  busyBeforePage: 0,
  onlyLocalhost: false,
  doorOpen: false,
  empty: 'refuses-job',
  tellsFeeder: true,
  jamLooksLikeEnd: false,
};

interface Job {
  readonly id: string;
  readonly settings: SimulatedSettings;
  pulled: number;
  /** Of a sheet whose front has been scanned: nobody has written on it. */
  hasBackWaiting: boolean;
  busyLeft: number;
  lastUsed: number;
}

/** A job that its client forgot is dropped after this, as scanners do. */
const forgottenAfterMs = 30_000;
const maxRequestBytes = 65_536;

export interface SimulatedScannerOptions {
  readonly port?: number;
  /** PEM. With it the scanner speaks TLS, as those of `_uscans._tcp` do. */
  readonly certificate?: { readonly key: string; readonly cert: string };
}

/** A scanner with feeder and glass behind HTTP, with hands. */
export async function startSimulatedScanner(options: SimulatedScannerOptions = {}): Promise<SimulatedScanner> {
  let moods = wellMannered;
  let inFeeder: readonly string[] = [];
  let jamAtPage: number | null = null;
  let jammed = false;
  let job: Job | null = null;
  let jobsBegun = 0;
  let busyJobsLeft = 0;
  const listeners = new Set<() => void>();

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function status(): string {
    const adf = jammed
      ? 'ScannerAdfJam'
      : moods.doorOpen
        ? 'ScannerAdfDoorOpen'
        : inFeeder.length > 0
          ? 'ScannerAdfLoaded'
          : 'ScannerAdfEmpty';
    return simulatedStatus({
      state: jammed || moods.doorOpen ? 'Stopped' : job === null ? 'Idle' : 'Processing',
      adfState: moods.tellsFeeder || jammed || moods.doorOpen ? adf : null,
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request;
    if (method === 'GET' && url === '/eSCL/ScannerCapabilities') return sendXml(response, simulatedCapabilities);
    if (method === 'GET' && url === '/eSCL/ScannerStatus') return sendXml(response, status());
    if (method === 'POST' && url === '/eSCL/ScanJobs') return beginJob(request, response);
    const [, id, rest] = /^\/eSCL\/ScanJobs\/([\w-]+)(\/NextDocument)?$/.exec(url) ?? [];
    if (job === null || job.id !== id) return send(response, 404);
    job.lastUsed = performance.now();
    if (method === 'GET' && rest !== undefined) return nextPage(job, response);
    if (method !== 'DELETE' || rest !== undefined) return send(response, 405);
    job = null;
    return send(response, 200);
  }

  async function beginJob(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const settings = parseScanSettings(await bodyOf(request));
    if (settings === null) return send(response, 400);
    if (moods.onlyLocalhost && request.headers.host !== 'localhost') return send(response, 409);
    if (job !== null && performance.now() - job.lastUsed > forgottenAfterMs) job = null;
    if (job !== null || busyJobsLeft > 0) {
      busyJobsLeft = Math.max(0, busyJobsLeft - 1);
      return send(response, 503, { 'retry-after': '1' });
    }
    if (jammed || moods.doorOpen) return send(response, 409);
    const isEmpty = settings.source === 'Feeder' && inFeeder.length === 0;
    if (isEmpty && moods.empty === 'refuses-job') return send(response, 409);
    jobsBegun += 1;
    const start = { pulled: 0, hasBackWaiting: false, busyLeft: moods.busyBeforePage, lastUsed: performance.now() };
    job = { id: `job-${jobsBegun}`, settings, ...start };
    const path = `/eSCL/ScanJobs/${job.id}`;
    const hosts = { relative: '', absolute: `http://${request.headers.host}`, 'wrong-host': 'http://192.0.2.77:8080' };
    return send(response, 201, { location: `${hosts[moods.location]}${path}` });
  }

  async function nextPage(running: Job, response: ServerResponse): Promise<void> {
    if (running.busyLeft > 0) {
      running.busyLeft -= 1;
      return send(response, 503);
    }
    if (jammed || moods.doorOpen) return send(response, 409);
    if (running.settings.source === 'Feeder' && jamAtPage === running.pulled + 1 && inFeeder.length > 0) {
      jamAtPage = null;
      jammed = true;
      changed();
      return send(response, moods.jamLooksLikeEnd ? 404 : 409);
    }
    const key = pull(running);
    if (key === null) {
      job = null;
      return send(response, 404);
    }
    running.pulled += 1;
    running.busyLeft = moods.busyBeforePage;
    changed();
    const { resolutionDpi, grey } = running.settings;
    await sendPage(response, await samplePage(key, { resolutionDpi, grey }));
  }

  /** The sheet that goes in next: from the pile, or what lies on the glass. */
  function pull(running: Job): string | null {
    if (running.hasBackWaiting) {
      running.hasBackWaiting = false;
      return 'blank';
    }
    if (running.settings.source === 'Platen' && running.pulled > 0) return null;
    const [top, ...below] = inFeeder;
    inFeeder = below;
    running.hasBackWaiting = running.settings.duplex && top !== undefined;
    return top ?? (running.settings.source === 'Platen' ? (sampleLibrary[0]?.key ?? null) : null);
  }

  async function sendPage(response: ServerResponse, page: Uint8Array): Promise<void> {
    const cut = moods.cutNextPage;
    if (cut !== 'no') moods = { ...moods, cutNextPage: 'no' };
    const part = cut === 'no' ? page : page.subarray(0, Math.floor(page.length / 2));
    response.writeHead(200, {
      'content-type': 'image/jpeg',
      ...(cut === 'silent' ? {} : { 'content-length': String(page.length) }),
    });
    const piece =
      moods.trickleBytesPerSecond > 0 ? Math.max(1, Math.floor(moods.trickleBytesPerSecond / 10)) : part.length;
    for (let from = 0; from < part.length && !response.destroyed; from += piece) {
      response.write(part.subarray(from, from + piece));
      if (moods.trickleBytesPerSecond > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (cut === 'length') response.socket?.end();
    else response.end();
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => response.destroy());
    answer(request, response).catch(() => response.destroy());
  };
  const { certificate } = options;
  const server = certificate === undefined ? createServer(listener) : createTlsServer(certificate, listener);
  const port = await listening(server, options.port ?? 0);

  return {
    address: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}/eSCL`,
    state: () => ({ library: sampleLibrary.map(({ key, title }) => ({ key, title })), inFeeder, jammed }),
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apply(hand) {
      if (hand.hand === 'feedPages') {
        const unknown = hand.pages.find((key) => !sampleLibrary.some((page) => page.key === key));
        if (unknown !== undefined) throw new RangeError(`no such sample page: ${unknown}`);
        inFeeder = [...inFeeder, ...hand.pages];
      } else if (hand.hand === 'jamScannerAtPage') jamAtPage = hand.page;
      else if (hand.hand === 'clearScanner') {
        jammed = false;
        jamAtPage = null;
      } else return;
      changed();
    },
    setMoods(changes) {
      moods = { ...moods, ...changes };
      if (changes.busyBeforeJob !== undefined) busyJobsLeft = changes.busyBeforeJob;
    },
    openJobs: () => (job === null ? 0 : 1),
    close() {
      listeners.clear();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('scanner listens on no port'));
      else resolve(address.port);
    });
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRequestBytes) throw new Error('request too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendXml(response: ServerResponse, xml: string): void {
  response.writeHead(200, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(xml) }).end(xml);
}

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-length': '0', ...headers }).end();
}
