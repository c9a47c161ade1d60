/**
 * Real printers look for real-time commands in the raw stream, before their buffer and whatever stands there: that is
 * why they answer while out of paper, and why such bytes must never be sent inside an image.
 */
export type RealTimeOrder = Order & {
  /** Where in the pushed bytes it ended. */
  readonly endsAt: number;
};

type Order = { readonly kind: 'question'; readonly question: number } | { readonly kind: 'forget' };

export interface RealTimeScanner {
  push(bytes: Uint8Array): readonly RealTimeOrder[];
}

const forgetBuffers = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

export function createRealTimeScanner(): RealTimeScanner {
  let recent: number[] = [];
  return {
    push(bytes) {
      const orders: RealTimeOrder[] = [];
      for (const [index, byte] of bytes.entries()) {
        recent = [...recent.slice(1 - forgetBuffers.length), byte];
        const order = orderAtEnd(recent);
        if (order === null) continue;
        orders.push({ ...order, endsAt: index + 1 });
        recent = [];
      }
      return orders;
    },
  };
}

function orderAtEnd(recent: readonly number[]): Order | null {
  const [dle, code, n] = recent.slice(-3);
  if (dle === 0x10 && code === 0x04 && n !== undefined && n >= 1 && n <= 4) return { kind: 'question', question: n };
  const isForget = recent.length === forgetBuffers.length && forgetBuffers.every((byte, i) => recent[i] === byte);
  return isForget ? { kind: 'forget' } : null;
}
