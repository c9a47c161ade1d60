/**
 * Deny by default; each allowed line says why. The page speaks use cases, never devices: no USB, HID, serial, MIDI or
 * Bluetooth permission is ever given to it.
 */
const allowed: Readonly<Record<string, string>> = {
  // Copying a receipt number or an address into a vertical system that has no interface.
  'clipboard-sanitized-write': 'copy-out',
};

export function isPermitted(permission: string): boolean {
  return Object.hasOwn(allowed, permission);
}
