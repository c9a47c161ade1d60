/**
 * Cuts an ESC/POS stream into commands, in any chunking. It knows lengths, not meanings; meanings are the page's.
 * Bytes of unknown commands are dropped with their two-byte name, what follows prints as text: so do real printers.
 */
export type EscPosCommand =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'control'; readonly code: number }
  /** `name` is as in the manuals: `ESC @`, `GS v`, `DLE EOT`. */
  | { readonly kind: 'command'; readonly name: string; readonly params: Uint8Array };

export interface EscPosTokeniser {
  push(bytes: Uint8Array): readonly EscPosCommand[];
  /** Bytes of a command whose end has not come yet. */
  pendingBytes(): number;
  /** Forgets a half-received command. */
  reset(): void;
}

/** How many parameter bytes a command has; may ask for some first, and is asked again when they are there. */
type Length = number | ((params: Uint8Array) => number);

/** Longer data is refused as no command: 72 bytes × 4096 lines is half a metre of black paper. */
const maxDataBytes = 294_912;
const invalid = -1;

/** `refuses` hears a command's name (of `GS (` with its letter, `GS ( k`); what it refuses is unknown to this printer. */
export function createEscPosTokeniser(refuses: (name: string) => boolean = () => false): EscPosTokeniser {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    push(bytes) {
      const input = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const commands: EscPosCommand[] = [];
      let at = 0;
      while (at < input.length) {
        const taken = take(input, at, refuses);
        if (taken === null) break;
        if (taken.command !== null) commands.push(taken.command);
        at = taken.end;
      }
      rest = input.slice(at);
      return commands;
    },
    pendingBytes: () => rest.length,
    reset() {
      rest = new Uint8Array(0);
    },
  };
}

interface Taken {
  readonly command: EscPosCommand | null;
  readonly end: number;
}

function take(input: Uint8Array, at: number, refuses: (name: string) => boolean): Taken | null {
  const first = input[at] ?? 0;
  if (first >= 0x20) {
    let end = at + 1;
    while (end < input.length && (input[end] ?? 0) >= 0x20) end += 1;
    return { command: { kind: 'text', bytes: input.slice(at, end) }, end };
  }
  const family = families[first];
  if (family === undefined) return { command: { kind: 'control', code: first }, end: at + 1 };

  const code = input[at + 1];
  if (code === undefined) return null;
  const length = family.lengths[code];
  if (length === undefined) return { command: null, end: at + 2 };
  const available = input.subarray(at + 2);
  const name = `${family.name} ${code > 0x20 ? String.fromCharCode(code) : (controlNames[code] ?? 'SP')}`;
  const letter = code === 0x28 ? input[at + 2] : 0;
  if (letter === undefined) return null;
  if (refuses(letter === 0 ? name : `${name} ${String.fromCharCode(letter)}`)) return { command: null, end: at + 2 };
  const needed = typeof length === 'number' ? length : length(available);
  if (needed === invalid) return { command: null, end: at + 2 };
  if (needed > available.length) return null;
  return { command: { kind: 'command', name, params: available.slice(0, needed) }, end: at + 2 + needed };
}

const controlNames: Readonly<Record<number, string>> = { 4: 'EOT', 5: 'ENQ', 20: 'DC4', 12: 'FF', 32: 'SP' };

function lengths(fixed: Readonly<Record<string, number>>, variable: Readonly<Record<string, Length>>) {
  const table: Record<number, Length> = {};
  for (const [names, count] of Object.entries(fixed)) for (const name of names) table[name.charCodeAt(0)] = count;
  for (const [name, length] of Object.entries(variable)) table[name.charCodeAt(0)] = length;
  return table;
}

/** Keys of the fixed tables are sets of command letters. */
const families: Readonly<
  Record<number, { readonly name: string; readonly lengths: Readonly<Record<number, Length>> }>
> = {
  27: {
    name: 'ESC',
    lengths: lengths(
      { '@2<LSim\f': 0, '3!-EGMRTVadeJKt{ %=?Ur': 1, '\\': 2, p: 3, W: 8 },
      { $: 2, c: 2, '*': columnImageLength, D: (params) => terminatedLength(params, 33) },
    ),
  },
  29: {
    name: 'GS',
    lengths: lengths(
      { ':': 0, '!aBrIhwHf/bET': 1, 'LW$\\P': 2, '^': 3 },
      {
        V: cutLength,
        k: barcodeLength,
        v: rasterLength,
        '(': functionLength,
        '8': longFunctionLength,
        '*': downloadedLength,
      },
    ),
  },
  28: { name: 'FS', lengths: lengths({ '&.': 0, '!-WC': 1, Sp: 2, '2': 74 }, { '(': functionLength }) },
  16: { name: 'DLE', lengths: lengths({ '\u0004\u0005': 1 }, { '\u0014': (params) => (params[0] === 8 ? 8 : 3) }) },
};

/** ESC * m nL nH d…: 1 or 3 bytes a column. */
function columnImageLength([mode, low, high]: Uint8Array): number {
  if (mode === undefined || low === undefined || high === undefined) return 3;
  return bounded(3, (low + high * 256) * (mode < 32 ? 1 : 3));
}

/** GS V m [n]: modes 65 and up carry a feed. */
function cutLength([mode]: Uint8Array): number {
  if (mode === undefined) return 1;
  return mode >= 65 ? 2 : 1;
}

/** GS k: form A (m ≤ 6) ends with NUL, form B carries its length. */
function barcodeLength(params: Uint8Array): number {
  const [type, count] = params;
  if (type === undefined) return 1;
  if (type <= 6) return terminatedLength(params, 256);
  return count === undefined ? 2 : 2 + count;
}

/** GS v 0 m xL xH yL yH d… */
function rasterLength([zero, , xLow, xHigh, yLow, yHigh]: Uint8Array): number {
  if (zero !== undefined && zero !== 0x30) return invalid;
  if (xLow === undefined || xHigh === undefined || yLow === undefined || yHigh === undefined) return 6;
  return bounded(6, (xLow + xHigh * 256) * (yLow + yHigh * 256));
}

/** GS ( X pL pH d… and FS ( X pL pH d… */
function functionLength([, low, high]: Uint8Array): number {
  return low === undefined || high === undefined ? 3 : 3 + low + high * 256;
}

/** GS 8 L p1 p2 p3 p4 d… */
function longFunctionLength([letter, ...size]: Uint8Array): number {
  if (letter !== undefined && letter !== 0x4c) return invalid;
  const [p1, p2, p3, p4] = size;
  if (p1 === undefined || p2 === undefined || p3 === undefined || p4 === undefined) return 5;
  return bounded(5, p1 + p2 * 2 ** 8 + p3 * 2 ** 16 + p4 * 2 ** 24);
}

/** GS * x y d…: x × y × 8 bytes. */
function downloadedLength([x, y]: Uint8Array): number {
  return x === undefined || y === undefined ? 2 : bounded(2, x * y * 8);
}

function terminatedLength(params: Uint8Array, limit: number): number {
  const end = params.indexOf(0);
  if (end >= 0 && end < limit) return end + 1;
  return params.length >= limit ? invalid : params.length + 1;
}

function bounded(head: number, data: number): number {
  return data > maxDataBytes ? invalid : head + data;
}
