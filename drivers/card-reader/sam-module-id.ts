/**
 * The number of a module as it is printed: two little-endian words of two digits, then three of 32 bits. Vendors pad the
 * last two to 10 digits, or to 9 (devices §1.3); the paper label tells which, so both forms are at hand.
 */
export function formatModuleId(id: Uint8Array, padding: 9 | 10): string {
  if (id.length !== 16) throw new RangeError(`a module id has 16 bytes, not ${id.length}`);
  const view = new DataView(id.buffer, id.byteOffset, id.byteLength);
  const two = (at: number) => String(view.getUint16(at, true)).padStart(2, '0');
  const long = (at: number) => String(view.getUint32(at, true)).padStart(padding, '0');
  return `${two(0)}.${two(2)}-${view.getUint32(4, true)}-${long(8)}-${long(12)}`;
}
