import type { WireCall } from './wire-call.ts';

const byTerminal = { tag: 'materials', security: 'terminal-signature' } as const;
const version = { 'tus-resumable': { about: 'Always 1.0.0', isRequired: true } } as const;
const offset = { 'upload-offset': 'How many bytes the county has' } as const;

/** Resumable uploads, tus 1.0.0 with creation, termination and expiration (https://tus.io/protocols/resumable-upload). */
export const tusCalls: Readonly<Record<string, WireCall>> = {
  'POST /api/v1/materials': {
    ...byTerminal,
    summary: 'Begins the upload of a material',
    headers: {
      ...version,
      'upload-length': { about: 'Size in bytes', isRequired: true },
      'upload-metadata': { about: 'sha256 and mediaType, each in Base64', isRequired: true },
    },
    replies: {
      201: { about: 'Begun', headers: { location: 'Where to go on', 'upload-expires': 'When it is forgotten' } },
    },
  },
  'HEAD /api/v1/materials/*': {
    ...byTerminal,
    summary: 'How far did the upload come?',
    headers: version,
    replies: { 200: { about: 'That far', headers: { ...offset, 'upload-length': 'Size in bytes' } } },
  },
  'PATCH /api/v1/materials/*': {
    ...byTerminal,
    summary: 'Goes on with the upload; with the last byte its hash is verified',
    headers: { ...version, 'upload-offset': { about: 'Where these bytes begin', isRequired: true } },
    body: { mediaType: 'application/offset+octet-stream' },
    replies: { 204: { about: 'Taken', headers: offset } },
  },
  'DELETE /api/v1/materials/*': {
    ...byTerminal,
    summary: 'Gives the upload up',
    headers: version,
    replies: { 204: { about: 'Forgotten' } },
  },
  ...Object.fromEntries(
    ['/api/v1/materials', '/api/v1/materials/*'].map((route): [string, WireCall] => [
      `OPTIONS ${route}`,
      {
        ...byTerminal,
        summary: 'What this server can do',
        replies: {
          204: { about: 'Its extensions', headers: { 'tus-version': 'Versions', 'tus-extension': 'Extensions' } },
        },
      },
    ]),
  ),
  // Only the first of the two begins uploads; the router has the method at both.
  'POST /api/v1/materials/*': {
    ...byTerminal,
    summary: 'Begins the upload of a material, like the address without an id',
    headers: version,
    replies: { 201: { about: 'Begun', headers: { location: 'Where to go on' } } },
  },
};
