import type { ByteLine } from './byte-line.ts';
import { LineListeners } from './line-listeners.ts';

/** Two ends of one line inside this process. What one end writes reaches the other in a later turn, as on a wire. */
export function memoryLinePair(): readonly [ByteLine, ByteLine] {
  const left = new LineListeners();
  const right = new LineListeners();
  return [end(left, right), end(right, left)];
}

function end(own: LineListeners, other: LineListeners): ByteLine {
  return {
    write: (bytes) => {
      if (own.isClosed) return Promise.reject(new Error('line closed'));
      const copy = Uint8Array.from(bytes);
      return new Promise((resolve) => {
        setImmediate(() => {
          other.deliver(copy);
          resolve();
        });
      });
    },
    onBytes: (listener) => own.onBytes(listener),
    onClose: (listener) => own.onClose(listener),
    close: async () => {
      own.closed();
      other.closed();
    },
  };
}
