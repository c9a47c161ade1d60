import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import type { Application, PageRef } from '../../main/domain/application.ts';
import { type EventType, genesisHash, type LedgerEvent } from '../../main/domain/ledger-event.ts';
import { codeSecret } from '../../sync/crypto/code-secret.ts';
import { signCompact } from '../../sync/crypto/compact-jws.ts';
import { contentDigest } from '../../sync/crypto/content-digest.ts';
import { keyIdOf } from '../../sync/crypto/key-id.ts';
import { type CryptoSuite, type PrivateKey, publicPart } from '../../sync/crypto/keys.ts';
import { signRequest } from '../../sync/crypto/request-signature.ts';
import { providerFor, providerOf } from '../../sync/crypto/suites.ts';
import { enrolRequest } from '../../sync/enrol.ts';
import {
  type BatchSeal,
  type EnrolReply,
  type EnrolRequest,
  protocolHeader,
  protocolVersion,
} from '../../sync/protocol.ts';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire carried
  readonly body: any;
}

/** The wire contract from the terminal's end, spoken by hand so that tests can also speak it wrongly. */
export class WireTerminal {
  key: PrivateKey;
  keyNumber = 1;
  /** What this terminal takes for county time. */
  nowMs: () => number = Date.now;
  readonly events: LedgerEvent[] = [];
  enrolment: EnrolReply;

  private constructor(key: PrivateKey) {
    this.key = key;
    this.enrolment = {
      terminalId: '',
      numberPrefix: '',
      publicKey: publicPart(key),
      countyName: '',
      officeName: '',
      replaces: null,
      anchoredSeq: 0,
      anchoredHash: genesisHash,
    };
  }

  static async make(suite: CryptoSuite = 'international'): Promise<WireTerminal> {
    return new WireTerminal(providerOf(suite).makeKey());
  }

  station: EnrolRequest['station'] = 'window';

  static async enrolled(
    url: string,
    code: string,
    suite: CryptoSuite = 'international',
    station: EnrolRequest['station'] = 'window',
  ): Promise<WireTerminal> {
    const terminal = await WireTerminal.make(suite);
    terminal.station = station;
    let answer = await terminal.enrol(url, code);
    // A quick machine enrols more terminals in a minute than one address may.
    for (let tries = 0; answer.status === 429 && tries < 60; tries += 1) {
      await sleep(1_000);
      answer = await terminal.enrol(url, code);
    }
    if (answer.status !== 200) throw new Error(`enrolment refused: ${JSON.stringify(answer.body)}`);
    return terminal;
  }

  async enrol(url: string, code: string, continues: EnrolRequest['continues'] = null): Promise<Answer> {
    const publicKeys = [publicPart(this.key)];
    const wanted = { publicKeys, station: this.station, machineName: 'WIN-01', continues } as const;
    const body = enrolRequest(await codeSecret(code), wanted);
    const answer = await call(`${url}/api/v1/enrol`, { method: 'POST', body });
    if (answer.status === 200) this.enrolment = answer.body;
    return answer;
  }

  keyId(): string {
    return keyIdOf({ terminalId: this.enrolment.terminalId, keyNumber: this.keyNumber });
  }

  /** Appends to the chain of this terminal; `change` may spoil the event after it was hashed. */
  append(
    type: EventType,
    body: Record<string, unknown>,
    applicationId: string | null = null,
    operatorId: string | null = 'op-1',
  ): LedgerEvent {
    const previous = this.events.at(-1);
    const salted = { ...body, salt: randomUUID() };
    const envelope = {
      seq: (previous?.seq ?? 0) + 1,
      id: randomUUID(),
      type,
      terminalId: this.enrolment.terminalId,
      at: '2026-11-22T02:00:00.000Z',
      monotonicMs: 1000,
      boot: 1,
      countyOffsetMs: -1500,
      operatorId,
      applicationId,
      bodyHash: sha256(canonicalize(salted) ?? ''),
      prevHash: previous?.hash ?? genesisHash,
    };
    const event: LedgerEvent = { ...envelope, hash: sha256(canonicalize(envelope) ?? ''), body: salted };
    this.events.push(event);
    return event;
  }

  accept(application: Application): LedgerEvent {
    return this.append('application/accepted', { application }, application.id);
  }

  sign(payload: unknown, kid = this.keyId()): Promise<string> {
    return signCompact({ key: this.key, kid, payload });
  }

  async push(url: string, events: readonly LedgerEvent[] = this.events): Promise<Answer> {
    return this.call(url, '/api/v1/events', { method: 'POST', body: { jws: await this.seal(events), events } });
  }

  seal(events: readonly LedgerEvent[], change: Partial<BatchSeal> = {}, kid = this.keyId()): Promise<string> {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) throw new Error('an empty batch has no seal');
    const { terminalId } = this.enrolment;
    return this.sign({ terminalId, fromSeq: first.seq, toSeq: last.seq, headHash: last.hash, ...change }, kid);
  }

  submit(url: string, applicationId: string): Promise<Answer> {
    return this.call(url, `/api/v1/applications/${applicationId}/submit`, { method: 'POST' });
  }

  changes(url: string, since = ''): Promise<Answer> {
    return this.call(url, `/api/v1/changes?since=${encodeURIComponent(since)}`);
  }

  /** `headers` go over the signed ones: what is spoilt here is spoilt after signing. */
  async call(url: string, path: string, request: CallOptions = {}): Promise<Answer> {
    const target = `${url}${path}`;
    const headers = { ...(await this.signed(target, request)), ...request.headers };
    return call(target, { ...request, headers });
  }

  /** The fields of a signed request. */
  async signed(url: string, { method = 'GET', body, headers = {} }: CallOptions = {}): Promise<Record<string, string>> {
    const digest: Record<string, string> =
      body === undefined ? {} : { 'content-digest': contentDigest(providerFor(this.key), bytesOf(body)) };
    const covered = { ...headers, ...digest, [protocolHeader]: String(protocolVersion) };
    const signer = { key: this.key, keyId: this.keyId(), createdMs: this.nowMs() };
    return { ...covered, ...(await signRequest({ method, url: new URL(url), headers: covered }, signer)) };
  }

  /** Creates an upload and sends the bytes in pieces; returns the last answer. */
  async upload(
    url: string,
    bytes: Uint8Array,
    { announced = sha256(bytes), mediaType = 'image/png', pieces = 1 } = {},
  ): Promise<Response> {
    const encode = (value: string) => Buffer.from(value).toString('base64');
    const created = await this.tus(`${url}/api/v1/materials`, 'POST', {
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${encode(announced)},mediaType ${encode(mediaType)}`,
    });
    const location = created.headers.get('location');
    if (location === null) return created;
    let last = created;
    const pieceSize = Math.ceil(bytes.length / pieces);
    for (let offset = 0; offset < bytes.length; offset += pieceSize) {
      last = await this.tus(
        new URL(location, url).href,
        'PATCH',
        { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
        bytes.subarray(offset, offset + pieceSize),
      );
    }
    return last;
  }

  async tus(url: string, method: string, headers: Record<string, string>, body?: Uint8Array): Promise<Response> {
    const signed = await this.signed(url, { method, headers: { 'tus-resumable': '1.0.0', ...headers } });
    return fetch(url, { method, headers: signed, ...(body === undefined ? {} : { body: Buffer.from(body) }) });
  }
}

function bytesOf(body: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(body));
}

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export async function call(url: string, { method = 'GET', body, headers = {} }: CallOptions = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

export function pageOf(bytes: Uint8Array): PageRef {
  return { sha256: sha256(bytes), mediaType: 'image/png', sizeBytes: bytes.length };
}

export function sampleApplication(
  terminal: WireTerminal,
  counter: number,
  change: Partial<Application> = {},
): Application {
  return {
    id: randomUUID(),
    localNumber: `${terminal.enrolment.numberPrefix}-20261122-${String(counter).padStart(4, '0')}`,
    countyNumber: null,
    itemCode: 'TEST-1',
    itemName: '临时救助',
    catalogueVersion: 1,
    channel: 'window',
    applicantName: '𬱖试',
    idType: '111',
    idNumber: '450102199001011234',
    phone: '13800000000',
    state: 'ACCEPTED',
    receivedAt: '2026-11-22T02:00:00.123Z',
    acceptedAt: '2026-11-22T02:00:01.456Z',
    dueDate: '2026-12-01',
    operatorId: 'op-1',
    operatorName: '韦窗口',
    situation: {},
    form: { applicant: { name: '𬱖试' }, item: { reason: '<script>alert(1)</script>' } },
    provenance: {},
    identity: { method: 'manual', reason: '测试' },
    materials: [],
    decision: null,
    countyStatusVersion: 0,
    ...change,
  };
}
