import { contentDigest, contentDigestHeader } from '../crypto/content-digest.ts';
import { keyIdOf } from '../crypto/key-id.ts';
import type { PrivateKey } from '../crypto/keys.ts';
import { type SignableRequest, signRequest } from '../crypto/request-signature.ts';
import { providerFor } from '../crypto/suites.ts';
import { protocolHeader, protocolVersion } from '../protocol.ts';
import type { CountyTime } from './county-time.ts';

/** Who speaks. Asked for with each request, so that a new key is used from the moment at which it is kept. */
export interface CountyCredentials {
  readonly terminalId: string;
  readonly keyNumber: number;
  readonly privateKey: PrivateKey;
}

/** All fields of the request: those given, and what the gate of the county asks for. */
export type RequestSigner = (request: SignableRequest & { readonly body?: string }) => Promise<Record<string, string>>;

/** Unsigned before enrolment: hello and enrol alone are answered then. */
export function createRequestSigner(credentials: () => CountyCredentials | null, time: CountyTime): RequestSigner {
  return async ({ method, url, headers, body }) => {
    const versioned = { ...headers, [protocolHeader]: String(protocolVersion) };
    const signer = credentials();
    if (signer === null) return versioned;
    const { privateKey: key } = signer;
    const digested =
      body === undefined
        ? versioned
        : { ...versioned, [contentDigestHeader]: contentDigest(providerFor(key), Buffer.from(body)) };
    const signature = await signRequest(
      { method, url, headers: digested },
      { key, keyId: keyIdOf(signer), createdMs: time.nowMs() },
    );
    return { ...digested, ...signature };
  };
}
