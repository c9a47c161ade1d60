import type { DeviceResult, DeviceTrouble } from '../device-status.ts';
import { type ScannerCapabilities, sourceFor } from './escl-capabilities.ts';
import type { EsclCall, EsclFailure, EsclReply } from './escl-http.ts';
import { isFeederEmpty, type ScannerState, scanSettings, troubleOf } from './escl-xml.ts';
import { isWholeJpeg } from './jpeg.ts';
import type { OnPage, ScanRequest } from './port.ts';

/** The scanner as one job sees it. */
export interface EsclDevice {
  /** Path of the service, without a slash at its end: `/eSCL`. */
  readonly path: string;
  readonly capabilities: ScannerCapabilities | null;
  call(call: Omit<EsclCall, 'signal'>): Promise<EsclReply | EsclFailure>;
  status(): Promise<ScannerState | null>;
  pause(ms: number): Promise<void>;
}

export interface ScanLimits {
  readonly pageMs: number;
  readonly maxPageBytes: number;
  /** devices §5.1: 10 tries for a job, 30 for a page, a second apart. */
  readonly jobTries: number;
  readonly pageTries: number;
  readonly retryPauseMs: number;
}

type Trouble = Extract<DeviceResult<never>, { readonly ok: false }>;

/** POST the job, fetch its pages one by one, and take it off the device whatever happened. */
export async function runScanJob(
  device: EsclDevice,
  wanted: ScanRequest,
  limits: ScanLimits,
  onPage: OnPage,
): Promise<DeviceResult<{ readonly pageCount: number }>> {
  const request = { ...wanted, source: sourceFor(wanted, device.capabilities) };
  const before = await device.status();
  if (before === null) return trouble('scanner/offline');
  const hindrance =
    troubleOf(before) ?? (request.source === 'feeder' && isFeederEmpty(before) ? 'scanner/empty' : null);
  if (hindrance !== null) return trouble(hindrance);

  const job = await postJob(device, request, limits);
  if (!job.ok) return job;
  try {
    return await fetchPages(device, job.value, { request, limits, onPage });
  } finally {
    await device.call({ method: 'DELETE', path: job.value, limitMs: 3_000, maxBytes: 65_536 });
  }
}

async function postJob(device: EsclDevice, request: ScanRequest, limits: ScanLimits): Promise<DeviceResult<string>> {
  const body = scanSettings(request, device.capabilities);
  let hostHeader: string | undefined;
  for (let tries = 1; ; tries += 1) {
    const call = { method: 'POST', path: `${device.path}/ScanJobs`, body, limitMs: 30_000, maxBytes: 65_536 } as const;
    const reply = await device.call(hostHeader === undefined ? call : { ...call, hostHeader });
    if (reply.outcome !== 'reply') return trouble('scanner/offline', reply.outcome);
    if (reply.status === 201) return jobPath(device, reply.location);
    if (reply.status === 503 && tries < limits.jobTries) await pauseFor(device, reply, limits);
    else if (reply.status === 503) return trouble('scanner/busy');
    else {
      const refused = await whyRefused(device, request, reply.status);
      if (refused.trouble !== 'scanner/busy' || hostHeader !== undefined) return refused;
      // Nothing is wrong with it and still 409: the firmware may want to be called by this name.
      hostHeader = 'localhost';
    }
  }
}

interface Fetching {
  readonly request: ScanRequest;
  readonly limits: ScanLimits;
  readonly onPage: OnPage;
}

async function fetchPages(
  device: EsclDevice,
  path: string,
  { request, limits, onPage }: Fetching,
): Promise<DeviceResult<{ readonly pageCount: number }>> {
  let pageCount = 0;
  let tries = 1;
  const most = request.source === 'platen' ? 1 : request.maxPages;
  while (pageCount < most) {
    const reply = await device.call({
      method: 'GET',
      path: `${path}/NextDocument`,
      limitMs: limits.pageMs,
      maxBytes: limits.maxPageBytes,
    });
    if (reply.outcome !== 'reply') return trouble('scanner/offline', `page ${pageCount + 1}: ${reply.outcome}`);
    if (reply.status === 200) {
      if (!isWholeJpeg(reply.body)) return trouble('scanner/offline', `page ${pageCount + 1}: no whole JPEG`);
      pageCount += 1;
      tries = 1;
      await onPage({ number: pageCount, mediaType: 'image/jpeg', bytes: reply.body });
    } else if (reply.status === 503 && tries < limits.pageTries) {
      tries += 1;
      await pauseFor(device, reply, limits);
    } else if (reply.status === 503) return trouble('scanner/busy');
    else if (reply.status === 404 || reply.status === 410) return noMorePages(device, request, pageCount);
    else return whyRefused(device, request, reply.status);
  }
  return { ok: true, value: { pageCount } };
}

/** "No more" is also what some devices say when the next sheet jammed. */
async function noMorePages(
  device: EsclDevice,
  request: ScanRequest,
  pageCount: number,
): Promise<DeviceResult<{ readonly pageCount: number }>> {
  const after = await device.status();
  const hindrance = after === null ? null : troubleOf(after);
  if (hindrance !== null) return trouble(hindrance);
  if (pageCount > 0) return { ok: true, value: { pageCount } };
  return trouble(request.source === 'feeder' ? 'scanner/empty' : 'scanner/offline', 'no page came');
}

/** 409 and its like carry no reason; the status does. */
async function whyRefused(device: EsclDevice, request: ScanRequest, status: number): Promise<Trouble> {
  const state = await device.status();
  if (state === null) return trouble('scanner/offline', `HTTP ${status}`);
  const hindrance = troubleOf(state);
  if (hindrance !== null) return trouble(hindrance, `HTTP ${status}`);
  if (request.source === 'feeder' && isFeederEmpty(state)) return trouble('scanner/empty', `HTTP ${status}`);
  return trouble(status === 409 ? 'scanner/busy' : 'scanner/offline', `HTTP ${status}`);
}

/** Location may be relative or name a host of the scanner's dreams: only its path is believed. */
function jobPath(device: EsclDevice, location: string | null): DeviceResult<string> {
  if (location === null || !URL.canParse(location, 'http://scanner')) {
    return trouble('scanner/offline', 'a job without a location');
  }
  const { pathname } = new URL(location, `http://scanner${device.path}/ScanJobs`);
  return { ok: true, value: pathname.replace(/\/+$/, '') };
}

function pauseFor(device: EsclDevice, reply: EsclReply, limits: ScanLimits): Promise<void> {
  const wishedMs = (reply.retryAfterSeconds ?? 0) * limits.retryPauseMs;
  return device.pause(Math.min(Math.max(limits.retryPauseMs, wishedMs), limits.retryPauseMs * 5));
}

function trouble(code: DeviceTrouble, detail?: string): Trouble {
  return detail === undefined ? { ok: false, trouble: code } : { ok: false, trouble: code, detail };
}
