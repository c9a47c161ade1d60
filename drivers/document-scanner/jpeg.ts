/**
 * From SOI to EOI: a transfer cut off at a lucky byte would otherwise pass as a page with a grey lower half. Zeros after
 * the end are padding of the scanner's buffer.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0x00) end -= 1;
  return end >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}
