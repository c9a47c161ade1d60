import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceFault, DeviceResult, DeviceStatus } from '../device-status.ts';
import { offerOf, parseCapabilities, type ScannerCapabilities } from './escl-capabilities.ts';
import { callScanner, type EsclTarget } from './escl-http.ts';
import { type EsclDevice, runScanJob, type ScanLimits } from './escl-job.ts';
import { parseStatus, type ScannerState, troubleOf } from './escl-xml.ts';
import { type CertificatePins, createMemoryPins } from './pinned-tls.ts';
import type { DocumentScanner, OnPage, ScanRequest } from './port.ts';

export interface EsclScannerOptions {
  /** `http://host:port/eSCL`, or `https:` for a device of `_uscans._tcp`. */
  readonly url: string;
  /** Where certificates met first are remembered. */
  readonly pins?: CertificatePins;
  readonly name: string;
  readonly pollMs?: number;
  readonly limits?: Partial<ScanLimits>;
}

const usualLimits: ScanLimits = {
  pageMs: 60_000,
  // A4 in colour at 300 dpi is 2–4 MB as JPEG; a scanner sending more than this sends something else.
  maxPageBytes: 33_554_432,
  jobTries: 10,
  pageTries: 30,
  retryPauseMs: 1_000,
};

const statusLimitMs = 5_000;
const maxXmlBytes = 262_144;
const longestPollMs = 15_000;

/** A scanner speaking eSCL (AirScan) over HTTP. */
export function createEsclScanner(options: EsclScannerOptions): DocumentScanner {
  const { pollMs = 2_000 } = options;
  const limits = { ...usualLimits, ...options.limits };
  const base = parseBase(options.url);
  const path = base?.pathname.replace(/\/+$/, '') ?? '';
  const target: EsclTarget | null = base === null ? null : { base, pins: options.pins ?? createMemoryPins() };
  const listeners = new Set<(status: DeviceStatus) => void>();
  const ended = new AbortController();
  let capabilities: ScannerCapabilities | null = null;
  let isOtherDevice = false;
  let status = describe('opening', null);
  let poll: NodeJS.Timeout | undefined;
  let misses = 0;
  let scanning: Promise<unknown> | null = null;
  let started = false;

  function describe(condition: DeviceStatus['condition'], trouble: DeviceStatus['trouble']): DeviceStatus {
    const where = base === null ? options.url : `${base.host}${path}`;
    const fault = isOtherDevice ? certificateChanged : null;
    return { deviceClass: 'document-scanner', name: options.name, condition, trouble, where, warnings: [], fault };
  }

  function publish(next: DeviceStatus): void {
    const isSame =
      next.condition === status.condition && next.trouble === status.trouble && next.fault?.kind === status.fault?.kind;
    if (ended.signal.aborted || isSame) return;
    status = next;
    for (const listener of listeners) listener(next);
  }

  async function fetchXml(document: string): Promise<string | null> {
    if (target === null) return null;
    const reply = await callScanner(target, {
      method: 'GET',
      path: `${path}/${document}`,
      limitMs: statusLimitMs,
      maxBytes: maxXmlBytes,
      signal: ended.signal,
    });
    isOtherDevice = reply.outcome === 'wrong-certificate';
    return reply.outcome === 'reply' && reply.status === 200 ? reply.body.toString('utf8') : null;
  }

  async function askStatus(): Promise<ScannerState | null> {
    const xml = await fetchXml('ScannerStatus');
    return xml === null ? null : parseStatus(xml);
  }

  async function look(): Promise<void> {
    const state = await askStatus();
    misses = state === null ? misses + 1 : 0;
    if (state !== null) capabilities ??= parseCapabilities((await fetchXml('ScannerCapabilities')) ?? '');
    if (scanning === null) publish(statusOf(state));
  }

  function statusOf(state: ScannerState | null): DeviceStatus {
    if (state === null) return describe('absent', 'scanner/offline');
    const trouble = troubleOf(state);
    if (trouble !== null) return describe('needs-help', trouble);
    return describe(state.state === 'Processing' || state.state === 'Testing' ? 'busy' : 'ready', null);
  }

  async function keepLooking(): Promise<void> {
    if (scanning === null) await look();
    if (ended.signal.aborted) return;
    poll = setTimeout(
      () => void keepLooking(),
      Math.min(pollMs * 2 ** Math.min(misses, 5), Math.max(pollMs, longestPollMs)),
    );
  }

  async function scanOn(
    at: EsclTarget,
    request: ScanRequest,
    onPage: OnPage,
  ): Promise<DeviceResult<{ readonly pageCount: number }>> {
    capabilities ??= parseCapabilities((await fetchXml('ScannerCapabilities')) ?? '');
    const device: EsclDevice = {
      path,
      capabilities,
      // The job is taken off the device even when everything else has been told to stop.
      call: (call) => callScanner(at, call.method === 'DELETE' ? call : { ...call, signal: ended.signal }),
      status: askStatus,
      pause: (ms) => sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined),
    };
    return runScanJob(device, request, limits, (page) => (ended.signal.aborted ? undefined : onPage(page)));
  }

  return {
    start() {
      if (started || ended.signal.aborted) return;
      started = true;
      void keepLooking();
    },
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offer: () => (capabilities === null ? null : offerOf(capabilities)),
    async scan(request, onPage) {
      if (target === null || ended.signal.aborted) return { ok: false, trouble: 'scanner/offline' };
      if (scanning !== null) return { ok: false, trouble: 'scanner/busy' };
      const scan = scanOn(target, request, onPage);
      scanning = scan;
      publish(describe('busy', null));
      try {
        return await scan;
      } finally {
        scanning = null;
        if (!ended.signal.aborted) await look();
      }
    },
    async close() {
      ended.abort();
      clearTimeout(poll);
      listeners.clear();
      await scanning?.catch(() => undefined);
    },
  };
}

const certificateChanged: DeviceFault = {
  kind: 'certificate-changed',
  detail: '出示的证书和第一次连接时不同；确认是换过或更新过的扫描仪后，到“设置—设备”里去掉记住的证书',
};

function parseBase(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed : null;
}
