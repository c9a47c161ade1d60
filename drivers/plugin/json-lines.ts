import type { ByteLine } from '../transport/byte-line.ts';

/** Messages over a line of bytes: one JSON value a line, UTF-8. What is no JSON is left out. */
export interface JsonLines {
  say(message: unknown): Promise<void>;
  onMessage(listener: (message: unknown) => void): void;
}

const longestLineBytes = 3_000_000;

export function jsonLines(line: ByteLine): JsonLines {
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  return {
    say: (message) => line.write(Buffer.from(`${JSON.stringify(message)}\n`)),
    onMessage: (listener) =>
      line.onBytes((bytes) => {
        let rest = bytes;
        for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed)) {
          const text = Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8');
          [pending, pendingBytes] = [[], 0];
          rest = rest.subarray(end + 1);
          const message = parsed(text);
          if (message !== undefined) listener(message);
        }
        pending.push(Uint8Array.from(rest));
        pendingBytes += rest.length;
        // A line without end would fill the memory.
        if (pendingBytes > longestLineBytes) [pending, pendingBytes] = [[], 0];
      }),
  };
}

const lineFeed = 0x0a;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
