import { httpbis } from 'http-message-signatures';
import type { PrivateKey, PublicKey } from './keys.ts';
import { providerFor } from './suites.ts';

/** The parts of a request that a signature is made over and checked against. */
export interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

const label = 'sig1';
const parameters = ['created', 'keyid', 'alg'];
/** What a route acts on; whichever of these a request carries is signed, so that none can be added on the way. */
const coveredFields = /^(content-digest|x-protocol-version|x-http-method-override|(tus|upload)-.*)$/;

/** HTTP Message Signatures (RFC 9421): the two fields to add to the request. */
export async function signRequest(
  request: SignableRequest,
  signer: { readonly key: PrivateKey; readonly keyId: string; readonly createdMs: number },
): Promise<Record<string, string>> {
  const { names, sign } = providerFor(signer.key);
  const signed = await httpbis.signMessage(
    {
      key: { id: signer.keyId, alg: names.httpSignature, sign: async (data) => Buffer.from(sign(signer.key, data)) },
      name: label,
      params: parameters,
      fields: componentsOf(request),
      paramValues: { created: new Date(signer.createdMs) },
    },
    { method: request.method, url: request.url, headers: { ...request.headers } },
  );
  return {
    signature: String(signed.headers.Signature),
    'signature-input': String(signed.headers['Signature-Input']),
  };
}

export interface SignedBy {
  readonly keyId: string;
  readonly createdMs: number;
}

/**
 * Whose signature the request carries; null unless it is exactly one, whole and good. Time is the caller's to judge: the
 * library would measure it by this machine's clock.
 */
export async function verifyRequest(
  request: SignableRequest,
  findKey: (keyId: string) => Promise<PublicKey | null>,
): Promise<SignedBy | null> {
  let signedBy: SignedBy | null = null;
  let signatures = 0;
  try {
    const isGood = await httpbis.verifyMessage(
      {
        requiredParams: parameters,
        requiredFields: componentsOf(request),
        notAfter: Number.MAX_SAFE_INTEGER,
        async keyLookup({ keyid, created }) {
          signatures += 1;
          // The library checks as many as there are, and says what came of the last one.
          if (signatures > 1 || typeof keyid !== 'string' || !(created instanceof Date)) return null;
          const key = await findKey(keyid);
          if (key === null || !Number.isFinite(created.getTime())) return null;
          signedBy = { keyId: keyid, createdMs: created.getTime() };
          const { names, verify } = providerFor(key);
          return {
            id: keyid,
            algs: [names.httpSignature],
            verify: async (data, signature) => verify(key, data, signature),
          };
        },
      },
      { method: request.method, url: request.url, headers: { ...request.headers } },
    );
    return isGood === true && signatures === 1 ? signedBy : null;
  } catch {
    // Fields that can't be parsed, parts that are not there, algorithms of nobody: not signed.
    return null;
  }
}

function componentsOf({ headers }: SignableRequest): string[] {
  const fields = Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => coveredFields.test(name));
  return ['@method', '@path', '@query', ...fields.sort()];
}
