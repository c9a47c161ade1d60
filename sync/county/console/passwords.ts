import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { CountyStore } from '../store/port.ts';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
/** OWASP's floor for scrypt: 128 MB, about 300 ms of one core. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

export async function putConsoleUser(
  store: CountyStore,
  user: { name: string; password: string; displayName: string; placeCode?: string },
): Promise<void> {
  const { name, displayName, placeCode = '' } = user;
  await store.console.putUser({ name, displayName, placeCode, passwordHash: await passwordHash(user.password) });
}

async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFC'), salt, 32, cost);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Takes as long for a name that nobody has. */
export async function isRightPassword(stored: string | null, password: string): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? 'scrypt$AAAAAAAAAAAAAAAAAAAAAA$').split('$');
  const expected = Buffer.from(key, 'base64url');
  const derived = await derive(password.normalize('NFC'), Buffer.from(salt, 'base64url'), 32, cost);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
