import type { Sealer } from '../vault/port.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `context` names table and row, so that a sealed value copied to another row does not open there. */
export function sealJson(sealer: Sealer, value: unknown, context: string): Uint8Array {
  return sealText(sealer, JSON.stringify(value), context);
}

export function openJson(sealer: Sealer, sealed: Uint8Array, context: string): unknown {
  return JSON.parse(openText(sealer, sealed, context));
}

export function sealText(sealer: Sealer, text: string, context: string): Uint8Array {
  return sealer.seal(Buffer.from(text, 'utf8'), context);
}

export function openText(sealer: Sealer, sealed: Uint8Array, context: string): string {
  return decoder.decode(sealer.open(sealed, context));
}
