/**
 * Reads a QR code of version 2 or 3 at level M (ISO/IEC 18004): one block of data codewords, read without correction, so
 * that a single wrong module fails. Written apart from the code that prints.
 */
const dataCodewords: Readonly<Record<number, number>> = { 25: 28, 29: 44 };

export function readQr(modules: readonly (readonly boolean[])[]): string {
  const size = modules.length;
  const codewords = dataCodewords[size];
  if (codewords === undefined) throw new Error(`versions 2 and 3 have 25 and 29 modules, not ${size}`);
  const at = (row: number, column: number): number => (modules[row]?.[column] ? 1 : 0);
  const format = formatBits(at) ^ 0b101010000010010;
  if (format >> 13 !== 0b00) throw new Error('not level M');
  const flips = masks[(format >> 10) & 0b111];
  if (!flips) throw new Error('no such mask');

  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isReserved(row, column, size)) bits.push(at(row, column) ^ (flips(row, column) ? 1 : 0));
      }
    }
    upwards = !upwards;
  }
  return readSegments(bits.slice(0, codewords * 8));
}

function formatBits(at: (row: number, column: number) => number): number {
  const places: [number, number][] = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => [8, column]);
  places.push(...[7, 5, 4, 3, 2, 1, 0].map((row): [number, number] => [row, 8]));
  return places.reduce((bits, [row, column]) => (bits << 1) | at(row, column), 0);
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Finders with format areas, timing lines, and the one alignment pattern. */
function isReserved(row: number, column: number, size: number): boolean {
  const inFinder = (row <= 8 && (column <= 8 || column >= size - 8)) || (row >= size - 8 && column <= 8);
  const inAlignment = Math.abs(row - (size - 7)) <= 2 && Math.abs(column - (size - 7)) <= 2;
  return inFinder || inAlignment || row === 6 || column === 6;
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function readSegments(bits: readonly number[]): string {
  let position = 0;
  const take = (count: number): number => {
    const value = bits.slice(position, position + count).reduce((sum, bit) => sum * 2 + bit, 0);
    position += count;
    return value;
  };
  let text = '';
  for (;;) {
    const mode = bits.length - position < 4 ? 0 : take(4);
    if (mode === 0) return text;
    if (mode === 0b0100) {
      const bytes = Array.from({ length: take(8) }, () => take(8));
      text += new TextDecoder().decode(Uint8Array.from(bytes));
    } else if (mode === 0b0010) {
      let left = take(9);
      for (; left >= 2; left -= 2) {
        const pair = take(11);
        text += `${alphanumeric[Math.floor(pair / 45)]}${alphanumeric[pair % 45]}`;
      }
      if (left === 1) text += alphanumeric[take(6)];
    } else if (mode === 0b0001) {
      let left = take(10);
      for (; left >= 3; left -= 3) text += String(take(10)).padStart(3, '0');
      if (left > 0) text += String(take(left === 2 ? 7 : 4)).padStart(left, '0');
    } else throw new Error(`mode ${mode}`);
  }
}
