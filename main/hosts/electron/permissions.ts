import { appOrigin } from './app-protocol.ts';

/**
 * Deny by default; each allowed line says why. The page speaks use cases, never devices: no USB, HID, serial, MIDI or
 * Bluetooth permission is ever given to it.
 */
const allowed: Readonly<Record<string, string>> = {
  // Copying a receipt number or an address into a vertical system that has no interface.
  'clipboard-sanitized-write': 'copy-out',
};

/** One fix of where a visit was made (R37): the agent's station asks for it, and no other ever. */
export function isPermitted(permission: string, station: 'window' | 'kiosk' | 'agent' = 'window'): boolean {
  return Object.hasOwn(allowed, permission) || (permission === 'geolocation' && station === 'agent');
}

export interface MediaWish {
  /** Of the frame that asks. */
  readonly origin: string | undefined;
  readonly kinds: readonly string[];
}

/**
 * The document camera photographs papers of citizens that no scanner takes. Our own page only, and pictures only: nobody
 * at a window is listened to. Screens and windows are another permission (`display-capture`), which nobody gets.
 */
export function isCameraPermitted({ origin, kinds }: MediaWish): boolean {
  const isOurs = origin === appOrigin || origin === `${appOrigin}/`;
  return isOurs && kinds.length > 0 && kinds.every((kind) => kind === 'video');
}
