import type { PageRef } from '../domain/application.ts';
import type { Result } from '../domain/result.ts';

/**
 * Scans and photos: content-addressed, sealed files (design §3).
 *
 * - `put` returns after the file and its directory entry are on the disk (write to a temporary name, fsync, rename, fsync).
 * - The address is the SHA-256 of the plain bytes; the file holds AES-256-GCM output with the address as additional data,
 *   so a file swapped for another one is `vault/damaged`, never a wrong page.
 * - Putting the same bytes twice keeps one file. Nothing is ever deleted by this port.
 */
export interface Vault {
  put(bytes: Uint8Array, mediaType: PageRef['mediaType']): Promise<Result<PageRef>>;
  /** The same for bytes that are no page of an application; answers their address. */
  keep(bytes: Uint8Array): Promise<Result<string>>;
  get(sha256: string): Promise<Result<Uint8Array>>;
  has(sha256: string): Promise<boolean>;
}

/** AES-256-GCM under the terminal's data key. `context` is authenticated with the text and must be given again to open. */
export interface Sealer {
  seal(plain: Uint8Array, context: string): Uint8Array;
  /** Throws when the bytes were altered or the context differs: that is damage, never an everyday event. */
  open(sealed: Uint8Array, context: string): Uint8Array;
  /** HMAC-SHA-256 for exact look-up, hex. */
  index(value: string): string;
  /** A key for a named purpose, derived from the data key (HKDF-SHA-256), 32 bytes. */
  deriveKey(purpose: string): Uint8Array;
}
