import { z } from 'zod';
import * as protocol from '../../protocol.ts';
import type { WireBody, WireCall, WireReply } from './wire-call.ts';

export interface RouteOf {
  readonly method: string;
  readonly url: string;
}

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 of these routes, out of the schemas that also parse them. */
export function openApi(routes: readonly RouteOf[], calls: Readonly<Record<string, WireCall>>): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, url } of routes) {
    const call = calls[`${method} ${url}`];
    if (call === undefined) continue;
    const path = pathOf(url);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation({ method, url }, call) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '县政务服务平台 County platform',
      version: String(protocol.protocolVersion),
      description: 'The wire contract between township terminals and the county. A repeat of any call is harmless.',
    },
    paths,
    components: { schemas: components(), securitySchemes },
  };
}

/** `:id` and the upload's `*` in the way of OpenAPI. */
export function pathOf(url: string): string {
  return url.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{upload}');
}

const securitySchemes: Json = {
  'terminal-signature': {
    type: 'apiKey',
    in: 'header',
    name: 'signature',
    description:
      'HTTP Message Signatures (RFC 9421): signature and signature-input over method, path, query, x-protocol-version, ' +
      'content-digest and the tus fields, by the key of an enrolled terminal',
  },
  'payment-signature': {
    type: 'apiKey',
    in: 'header',
    name: 'x-payment-signature',
    description:
      'Base64 signature over the timestamp, a line feed and the very bytes of the body, by the key whose public half the ' +
      'county was given: Ed25519, ECDSA with SHA-256 (DER) or RSA with SHA-256 (PKCS #1 v1.5)',
  },
  'online-service-token': { type: 'http', scheme: 'bearer' },
  'supervision-token': { type: 'http', scheme: 'bearer', description: 'SUPERVISION_TOKEN of the county' },
};

function operation(route: RouteOf, call: WireCall): Json {
  const parameters = [
    ...[...pathOf(route.url).matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter('path', name ?? '', '', true)),
    ...Object.entries(call.query ?? {}).map(([name, { about, schema }]) => ({
      ...parameter('query', name, about, false),
      schema: jsonSchema(schema, 'input'),
    })),
    ...(call.security === 'terminal-signature'
      ? [parameter('header', protocol.protocolHeader, `Always ${protocol.protocolVersion}`, true)]
      : []),
    ...Object.entries(call.headers ?? {}).map(([name, { about, isRequired }]) =>
      parameter('header', name, about, isRequired),
    ),
  ];
  return {
    operationId: `${route.method.toLowerCase()}${pathOf(route.url).replace(/\W+(\w)/g, (_, next: string) => next.toUpperCase())}`,
    summary: call.summary,
    tags: [call.tag],
    security: call.security === 'none' ? [] : [{ [call.security]: [] }],
    parameters,
    ...(call.body === undefined ? {} : { requestBody: { required: true, content: content(call.body, 'input') } }),
    responses: {
      ...Object.fromEntries(Object.entries(call.replies).map(([status, reply]) => [status, response(reply)])),
      default: response({
        about: 'Refused: 4xx, a person must act; 429 and 5xx, the terminal itself, later',
        body: { json: protocol.refusalSchema },
        headers: { 'retry-after': 'With 429: seconds to wait', [protocol.countyTimeHeader]: 'With clock-skew' },
      }),
    },
  };
}

function parameter(place: 'path' | 'query' | 'header', name: string, about: string, isRequired: boolean): Json {
  return {
    name,
    in: place,
    required: isRequired,
    ...(about === '' ? {} : { description: about }),
    schema: { type: 'string' },
  };
}

function response({ about, body, headers }: WireReply): Json {
  return {
    description: about,
    ...(headers === undefined
      ? {}
      : {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
          ),
        }),
    ...(body === undefined ? {} : { content: content(body, 'output') }),
  };
}

function content(body: WireBody, io: 'input' | 'output'): Json {
  if ('mediaType' in body) return { [body.mediaType]: { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: schemaOrReference(body.json, io) } };
}

/** What the wire contract exports has a name of its own; requests and replies alike are what they are parsed as. */
function schemaOrReference(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = namedSchemas().find(([, named]) => named === schema)?.[0];
  return name === undefined ? jsonSchema(schema, io) : { $ref: `#/components/schemas/${name}` };
}

function namedSchemas(): [string, z.ZodType][] {
  return Object.entries(protocol).flatMap(([name, value]): [string, z.ZodType][] =>
    value instanceof z.ZodType ? [[componentName(name), value as z.ZodType]] : [],
  );
}

function componentName(exported: string): string {
  return exported.charAt(0).toUpperCase() + exported.slice(1).replace(/Schema$/, '');
}

function components(): Json {
  return Object.fromEntries(
    namedSchemas().map(([name, schema]) => [name, jsonSchema(schema, 'input', `#/components/schemas/${name}`)]),
  );
}

/** Pointers inside a schema begin at its own root; in the document that lies at `at`. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', at = ''): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io });
  return JSON.parse(JSON.stringify(made).replaceAll('"$ref":"#', `"$ref":"${at === '' ? '#' : at}`)) as Json;
}
