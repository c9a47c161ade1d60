import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../../sync/county/wire/openapi.ts';
import { protocolHeader, protocolVersion } from '../../../sync/protocol.ts';
import {
  type Answer,
  call,
  pageOf,
  sampleApplication,
  sha256,
  WireTerminal,
} from '../../contract/county-store-terminal.ts';
import { type OpenCounty, openCounty, routesOf } from './open-county.ts';
import { tinyCatalogue } from './tiny-catalogue.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly content?: object }>>;
}
interface Described {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the description of the wire contract', () => {
  let county: OpenCounty;
  let described: Described;
  let ajv: Ajv2020;
  let terminal: WireTerminal;

  beforeAll(async () => {
    county = await openCounty();
    await county.store.publishing.publishCatalogue(tinyCatalogue());
    const code = 'TEST-CODE-0001';
    const expiresAt = new Date(Date.now() + 60_000);
    await county.store.terminals.registerCode({ code, office: '青禾镇', createdBy: 'test', expiresAt });
    terminal = await WireTerminal.make();
    described = (await call(`${county.url}/api/v1/openapi.json`)).body;
    ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ ...described, $id: 'county' });
    fits('POST', '/api/v1/enrol', await terminal.enrol(county.url, code));
  });
  afterAll(() => county?.close());

  /** The answer has the shape that the document gives this call and status. */
  function fits(method: string, route: string, answer: Answer): Answer {
    const operation = described.paths[pathOf(route)]?.[method.toLowerCase()];
    expect(operation, `${method} ${route}`).toBeDefined();
    const status = operation?.responses[answer.status] === undefined ? 'default' : String(answer.status);
    const pointer = [
      'paths',
      pathOf(route),
      method.toLowerCase(),
      'responses',
      status,
      'content',
      'application/json',
      'schema',
    ]
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const isFit = ajv.compile({ $ref: `county#/${pointer}` });
    expect(isFit(answer.body), `${method} ${route} ${answer.status}: ${ajv.errorsText(isFit.errors)}`).toBe(true);
    return answer;
  }

  test('has every route that runs, and no other', () => {
    const running = routesOf(county.app).filter((route) => route.includes(' /api/v1/'));
    const written = Object.entries(described.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(running.length).toBeGreaterThan(15);
    expect(written.toSorted()).toEqual(running.map((route) => pathOf(route)).toSorted());
  });

  test('is one document: version, unique names, every path parameter, every schema compiles', () => {
    expect(described.openapi).toBe('3.1.0');
    const operations = Object.entries(described.paths).flatMap(([path, all]) =>
      Object.values(all).map((operation) => ({ path, operation })),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"(#[^"]*)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of new Set(references)) ajv.compile({ $ref: `county${reference}` });
  });

  test('says the truth about the answers of a terminal’s whole day', async () => {
    const bytes = new TextEncoder().encode('page'.repeat(1000));
    const application = sampleApplication(terminal, 1, {
      materials: [{ code: 'M1', originalSeen: true, method: 'scanned', pages: [pageOf(bytes)] }],
    });
    terminal.accept(application);
    fits('GET', '/api/v1/hello', await call(`${county.url}/api/v1/hello`));
    fits('POST', '/api/v1/events', await terminal.push(county.url));
    const own = fits('GET', '/api/v1/events', await terminal.call(county.url, '/api/v1/events?after=0'));
    expect(own.body.events).toHaveLength(terminal.events.length);
    fits('GET', '/api/v1/events', await terminal.call(county.url, '/api/v1/events?after=none'));
    const materials = [pageOf(bytes)];
    const intent = { method: 'POST', body: { applicationId: application.id, materials } };
    fits('POST', '/api/v1/intents', await terminal.call(county.url, '/api/v1/intents', intent));
    const incomplete = await terminal.submit(county.url, application.id);
    expect(fits('POST', '/api/v1/applications/:id/submit', incomplete).body.status).toBe('incomplete');
    await terminal.upload(county.url, bytes, { pieces: 2 });
    const delivered = await terminal.submit(county.url, application.id);
    expect(fits('POST', '/api/v1/applications/:id/submit', delivered).body.status).toBe('delivered');
    const decision = { applicationId: application.id, outcome: 'approved', reason: '', decidedBy: '李科员' } as const;
    await county.store.applications.decide(decision);
    const changes = fits('GET', '/api/v1/changes', await terminal.changes(county.url));
    expect(changes.body.changes.map(({ kind }: { kind: string }) => kind)).toContain('application-status');
    const catalogue = await terminal.call(county.url, '/api/v1/publications/catalogue');
    expect(fits('GET', '/api/v1/publications/:kind', catalogue).status).toBe(200);
    const preCheck = '/api/v1/pre-checks/:caseNumber';
    const unknown = await terminal.call(county.url, '/api/v1/pre-checks/YS20261122-00001');
    fits('GET', preCheck, unknown);
    fits('GET', '/api/v1/openapi.json', await call(`${county.url}/api/v1/openapi.json`));
  });

  test('says the truth about an online service', async () => {
    const token = 'a-token-of-forty-three-signs-that-is-secret';
    await county.store.onlineServices.make({ name: '网上办事', token, createdBy: 'test' });
    const headers = { authorization: `Bearer ${token}` };
    const route = '/api/v1/online/pre-checks';
    const order = { itemCode: 'TEST-1', form: { applicant: { name: '韦小兰' }, item: { reason: '火灾' } } };
    const made = await call(`${county.url}${route}`, { method: 'POST', headers, body: { requestId: 'R-1', order } });
    expect(fits('POST', route, made).status).toBe(200);
    const wrong = { requestId: 'R-2', order: { ...order, itemCode: 'NONE' } };
    expect(
      fits('POST', route, await call(`${county.url}${route}`, { method: 'POST', headers, body: wrong })).status,
    ).toBe(422);
    const back = await call(`${county.url}${route}/${made.body.caseNumber}`, { headers });
    expect(fits('GET', `${route}/:caseNumber`, back).status).toBe(200);
    expect(fits('GET', `${route}/:caseNumber`, await call(`${county.url}${route}/none`, { headers })).status).toBe(404);
  });

  test('says the truth about refusals: nobody gets past a route without its security', async () => {
    for (const [path, operations] of Object.entries(described.paths)) {
      for (const [method, { security }] of Object.entries(operations)) {
        if (security.length === 0 || method === 'head' || method === 'options') continue;
        const address = path.replaceAll(/\{\w+\}/g, 'none');
        const hasBody = method === 'post';
        const answer = await call(`${county.url}${address}`, {
          method: method.toUpperCase(),
          ...(hasBody ? { body: {} } : {}),
          headers: { [protocolHeader]: String(protocolVersion) },
        });
        expect(answer.status, `${method} ${path}`).toBe(401);
        fits(method.toUpperCase(), path, answer);
      }
    }
  });

  test('names the fields that the uploads really carry', async () => {
    const bytes = new TextEncoder().encode('other'.repeat(1000));
    const encode = (value: string) => Buffer.from(value).toString('base64');
    const begun = await terminal.tus(`${county.url}/api/v1/materials`, 'POST', {
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${encode(sha256(bytes))},mediaType ${encode('image/png')}`,
    });
    const address = new URL(begun.headers.get('location') ?? '', county.url).href;
    const far = await terminal.tus(address, 'HEAD', {});
    const fields = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    const gone = await terminal.tus(address, 'PATCH', fields, bytes.subarray(0, 100));
    const options = await terminal.tus(`${county.url}/api/v1/materials`, 'OPTIONS', {});
    for (const [answer, path, method] of [
      [begun, '/api/v1/materials', 'post'],
      [far, '/api/v1/materials/{upload}', 'head'],
      [gone, '/api/v1/materials/{upload}', 'patch'],
      [options, '/api/v1/materials', 'options'],
    ] as const) {
      const reply = described.paths[path]?.[method]?.responses[answer.status];
      expect(reply, `${method} ${path} ${answer.status}`).toBeDefined();
      for (const name of Object.keys(reply?.headers ?? {}))
        expect(answer.headers.get(name), `${method} ${name}`).not.toBeNull();
    }
  });
});
