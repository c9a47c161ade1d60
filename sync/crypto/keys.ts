import { z } from 'zod';

/** 密码套件: which family of algorithms a key belongs to. The county chooses, at enrolment and with each new key. */
export const suiteSchema = z.enum(['international', 'guomi']);
export type CryptoSuite = z.infer<typeof suiteSchema>;

/** 32 bytes, base64url without padding: 43 signs, of which the last carries four bits. */
const coordinateSchema = z.string().regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/);

/** RFC 8037 §2. */
const ed25519KeySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinateSchema });
/** No RFC names this curve yet; written like the other curves of RFC 7518 §6.2. */
const sm2KeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('SM2'),
  x: coordinateSchema,
  y: coordinateSchema,
});

export const publicKeySchema = z.discriminatedUnion('crv', [ed25519KeySchema, sm2KeySchema]);
export type PublicKey = Readonly<z.infer<typeof publicKeySchema>>;

const secret = { d: coordinateSchema };
export const privateKeySchema = z.discriminatedUnion('crv', [
  ed25519KeySchema.extend(secret),
  sm2KeySchema.extend(secret),
]);
export type PrivateKey = Readonly<z.infer<typeof privateKeySchema>>;

export function suiteOf(key: PublicKey | PrivateKey): CryptoSuite {
  return key.crv === 'SM2' ? 'guomi' : 'international';
}

export function publicPart(key: PrivateKey): PublicKey {
  // The schema drops what a public key does not have: the secret.
  return publicKeySchema.parse(key);
}

export function isSameKey(left: PublicKey, right: PublicKey): boolean {
  const y = (key: PublicKey) => (key.crv === 'SM2' ? key.y : '');
  return left.crv === right.crv && left.x === right.x && y(left) === y(right);
}
