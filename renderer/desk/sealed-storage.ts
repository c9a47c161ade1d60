import {
  getPrimaryFieldOfPrimaryKey,
  type RxStorage,
  type RxStorageInstanceCreationParams,
  wrapRxStorageInstance,
} from 'rxdb';
import { arrayBufferToBase64, base64ToArrayBuffer } from 'rxdb/plugins/utils';

/**
 * RxDB storage whose `schema.encrypted` fields lie on the disk as AES-256-GCM text `iv.ciphertext` (base64), bound to the
 * document's id. Driven by the schema, so that the replication's own store, which repeats every document, is sealed
 * too. The crypto-js plugin of RxDB has no authentication and an MD5 key derivation: not used.
 */
export function sealedStorage<I, O>(storage: RxStorage<I, O>, key: CryptoKey): RxStorage<I, O> {
  return {
    ...storage,
    name: `sealed-${storage.name}`,
    async createStorageInstance<D>(params: RxStorageInstanceCreationParams<D, O>) {
      const fields = params.schema.encrypted ?? [];
      if (fields.length === 0) return storage.createStorageInstance(params);
      const idField = getPrimaryFieldOfPrimaryKey(params.schema.primaryKey) as string;
      const instance = await storage.createStorageInstance({
        ...params,
        schema: plainSchema(params.schema, fields),
      });
      const eachField = async <Doc extends object>(
        document: Doc,
        change: (value: unknown, id: string) => Promise<unknown>,
      ): Promise<Doc> => {
        const copy = { ...document } as Record<string, unknown>;
        for (const field of fields) {
          if (copy[field] !== undefined) copy[field] = await change(copy[field], String(copy[idField]));
        }
        return copy as Doc;
      };
      return wrapRxStorageInstance(
        params.schema,
        instance,
        (document) => eachField(document, (value, id) => seal(key, id, value)),
        (document) => eachField(document, (value, id) => unseal(key, id, String(value))),
      );
    },
  };
}

/** Imports the desk's key; it can't be read back and lives in memory only. */
export function importDeskKey(base64: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', base64ToArrayBuffer(base64), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function plainSchema<S extends { properties: object }>(schema: S, fields: readonly string[]): S {
  const sealedFields = Object.fromEntries(fields.map((field) => [field, { type: 'string' }]));
  return { ...schema, encrypted: [], properties: { ...schema.properties, ...sealedFields } };
}

const ivBytes = 12;

async function seal(key: CryptoKey, id: string, value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo(id) }, key, plain);
  return `${arrayBufferToBase64(iv.buffer)}.${arrayBufferToBase64(sealed)}`;
}

async function unseal(key: CryptoKey, id: string, text: string): Promise<unknown> {
  const [iv = '', sealed = ''] = text.split('.');
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: base64ToArrayBuffer(iv), additionalData: boundTo(id) },
    key,
    base64ToArrayBuffer(sealed),
  );
  return JSON.parse(new TextDecoder().decode(plain));
}

const boundTo = (id: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(id);
