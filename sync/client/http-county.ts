import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { LedgerEvent } from '../../main/domain/ledger-event.ts';
import { failed, type Result } from '../../main/domain/result.ts';
import type { PackageCounty } from '../package/package-county.ts';
import { handOverReplySchema, sealingReplySchema } from '../package/package-wire.ts';
import type { County, Greeting, SyncLog, UploadMemory } from '../ports.ts';
import {
  changesReplySchema,
  countyTimeHeader,
  type EventReply,
  enrolReplySchema,
  eventReplySchema,
  intentReplySchema,
  keyReplySchema,
  ownCasesReplySchema,
  ownEventsReplySchema,
  preCheckPageReplySchema,
  preCheckReplySchema,
  presenceReplySchema,
  protocolHeader,
  protocolVersion,
  publicationReplySchema,
  staffCallsReplySchema,
  submitReplySchema,
} from '../protocol.ts';
import { answerIn } from './classify-reply.ts';
import { countyFetch, hasBrokenOff } from './county-fetch.ts';
import { createCountyTime } from './county-time.ts';
import { followEventStream } from './event-stream.ts';
import { greetingIn } from './greeting.ts';
import { type CountyCredentials, createRequestSigner } from './request-signer.ts';
import { sealBatch } from './sign-batch.ts';
import { createMaterialUploader } from './upload-material.ts';
import { createUploadPace, type UploadPace } from './upload-pace.ts';
import { createBriefUploadMemory } from './upload-urls.ts';

export interface HttpCountyOptions {
  /** Where the county platform stands, e.g. `https://county.example`; a path is kept as prefix. */
  readonly baseUrl: string;
  /** Asked for with each request. Null before enrolment: hello and enrol alone work then. */
  readonly credentials: (() => CountyCredentials | null) | null;
  /** This terminal's clock, and how far the county's was from it at the last contact. */
  readonly clock?: { readonly nowMs: () => number; readonly offsetMs: number };
  /** Where uploads go on after a restart; without it they begin again then. */
  readonly uploads?: UploadMemory;
  /** How fast uploads may be; without it as fast as the line. */
  readonly pace?: UploadPace;
  /** How this terminal is, said with each look for changes. */
  readonly report?: () => { readonly backlog: number; readonly appVersion: string };
  readonly log: SyncLog;
  readonly fetch?: typeof globalThis.fetch;
  readonly limits?: Partial<CountyLimits>;
}

export interface CountyLimits {
  /** Silence after which a call has failed. */
  readonly replyMs: number;
  /** The same for hello, whose answer is tiny: a black hole should be noticed soon. */
  readonly helloMs: number;
  readonly uploadStallMs: number;
  readonly uploadChunkBytes: number;
  readonly replyBytes: number;
  readonly streamIdleMs: number;
  readonly reconnectBaseMs: number;
  readonly reconnectCapMs: number;
}

const defaultLimits: CountyLimits = {
  replyMs: 15_000,
  helloMs: 5_000,
  uploadStallMs: 60_000,
  uploadChunkBytes: 256 * 1024,
  replyBytes: 32 * 1024 * 1024,
  streamIdleMs: 45_000,
  reconnectBaseMs: 500,
  reconnectCapMs: 30_000,
};

const helloReplyBytes = 64 * 1024;

/** The county over HTTP: `sync/protocol.ts` spoken by fetch and tus-js-client, signed by http-message-signatures. */
export function createHttpCounty(options: HttpCountyOptions): County & PackageCounty {
  const limits = { ...defaultLimits, ...options.limits };
  const fetch = options.fetch ?? globalThis.fetch;
  const credentials = options.credentials ?? (() => null);
  const closing = new AbortController();
  const root = new URL(options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`);
  const at = (path: string) => new URL(`api/v1/${path}`, root);
  const time = createCountyTime(options.clock ?? { nowMs: Date.now, offsetMs: 0 });
  const sign = createRequestSigner(credentials, time);
  const uploader = createMaterialUploader({
    endpoint: at('materials'),
    sign,
    onCountyTime: time.learn,
    chunkBytes: limits.uploadChunkBytes,
    memory: options.uploads ?? createBriefUploadMemory(),
    pace: options.pace ?? createUploadPace({ share: () => 1 }),
    stallMs: limits.uploadStallMs,
    signal: closing.signal,
  });

  /** A county that refuses because of this terminal's clock says its own time: signed by that, the call is made again. */
  async function ask(path: string, body?: unknown, timeoutMs = limits.replyMs, replyLimitBytes = limits.replyBytes) {
    const first = await askOnce(path, body, timeoutMs, replyLimitBytes);
    // A line that was cut and is there again must not cost the wait for the next probe. A repeat of any call does no harm.
    const isWorthRepeating = !first.ok && hasBrokenOff(first.failure) && !closing.signal.aborted;
    const reply = isWorthRepeating ? await askOnce(path, body, timeoutMs, replyLimitBytes) : first;
    const isAboutTime = reply.ok && reply.value.status === 401 && time.learn(reply.value.countyTime ?? '');
    return isAboutTime ? askOnce(path, body, timeoutMs, replyLimitBytes) : reply;
  }

  async function askOnce(path: string, body: unknown, timeoutMs: number, replyLimitBytes: number) {
    const request = {
      url: at(path),
      method: body === undefined ? ('GET' as const) : ('POST' as const),
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const headers = await sign(request);
    return countyFetch(fetch, { ...request, headers, timeoutMs, replyLimitBytes, signal: closing.signal });
  }

  async function call<T>(
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
    timeoutMs = limits.replyMs,
  ): Promise<Result<T>> {
    if (!credentials()) return failed('terminal/not-enrolled');
    const reply = await ask(path, body, timeoutMs);
    return reply.ok ? answerIn(reply.value, schema) : reply;
  }

  /** Unsigned, and all that goes to a host of which nothing is known yet: a number made for this one question. */
  async function hello(): Promise<Result<Greeting>> {
    const nonce = randomBytes(16).toString('base64url');
    const reply = await countyFetch(fetch, {
      url: at(`hello?nonce=${nonce}`),
      method: 'GET',
      headers: { accept: 'application/json', [protocolHeader]: String(protocolVersion) },
      timeoutMs: limits.helloMs,
      replyLimitBytes: helloReplyBytes,
      signal: closing.signal,
    });
    if (!reply.ok) return reply;
    const greeting = await greetingIn(reply.value, nonce);
    if (greeting.ok) time.learn(greeting.value.time);
    return greeting;
  }

  async function pushEvents(events: readonly LedgerEvent[]): Promise<Result<EventReply>> {
    const signer = credentials();
    if (!signer) return failed('terminal/not-enrolled');
    const reply = await ask('events', await sealBatch(signer, events));
    if (!reply.ok) return reply;
    return answerIn(reply.value, eventReplySchema);
  }

  return {
    hello,
    async enrol(request) {
      const reply = await ask('enrol', request);
      return reply.ok ? answerIn(reply.value, enrolReplySchema) : reply;
    },
    announceKey: (announcement) => call('keys', keyReplySchema, announcement),
    ownEvents: (after) => call(`events?${new URLSearchParams({ after: String(after) })}`, ownEventsReplySchema),
    pushEvents,
    declareIntent: (request) => call('intents', intentReplySchema, request),
    sealingKey: () => call('packages/sealing-key', sealingReplySchema),
    handOver: (order) => call('packages', handOverReplySchema, order),
    async uploadMaterial(material, onProgress) {
      if (!credentials()) return failed('terminal/not-enrolled');
      return uploader.upload(material, onProgress);
    },
    submit: (applicationId) => call(`applications/${encodeURIComponent(applicationId)}/submit`, submitReplySchema, {}),
    present: (applicationId, sign) =>
      call(`applications/${encodeURIComponent(applicationId)}/open`, presenceReplySchema, sign, limits.helloMs),
    changes(since) {
      const said = options.report?.();
      const report: Record<string, string> = said ? { backlog: String(said.backlog), app: said.appVersion } : {};
      return call(`changes?${new URLSearchParams({ since, ...report })}`, changesReplySchema);
    },
    publication: ({ kind, scope }) =>
      call(`publications/${kind}?scope=${encodeURIComponent(scope)}`, publicationReplySchema),
    preCheck: (caseNumber) =>
      call(`pre-checks/${encodeURIComponent(caseNumber)}`, preCheckReplySchema, undefined, limits.helloMs),
    ownCases: (proof) => call('own-cases', ownCasesReplySchema, proof, limits.helloMs),
    staffCall: (order) => call('staff-calls', staffCallsReplySchema, order, limits.helloMs),
    preCheckPage: (caseNumber, sha256) =>
      call(`pre-checks/${encodeURIComponent(caseNumber)}/pages/${sha256}`, preCheckPageReplySchema),
    takePreCheck: (caseNumber, order) =>
      call(`pre-checks/${encodeURIComponent(caseNumber)}/taken`, preCheckReplySchema, order, limits.helloMs),
    listen(onNudge, onBroken) {
      const stopping = new AbortController();
      const url = at('stream');
      if (credentials()) {
        void followEventStream(
          {
            url,
            headers: () => sign({ method: 'GET', url, headers: {} }),
            onRefused: ({ headers }) => void time.learn(headers.get(countyTimeHeader) ?? ''),
            fetch,
            idleMs: limits.streamIdleMs,
            reconnectBaseMs: limits.reconnectBaseMs,
            reconnectCapMs: limits.reconnectCapMs,
            signal: AbortSignal.any([closing.signal, stopping.signal]),
            log: options.log,
          },
          { onNudge, onBroken },
        );
      }
      return { stop: () => stopping.abort() };
    },
    close() {
      closing.abort();
      uploader.close();
    },
  };
}
