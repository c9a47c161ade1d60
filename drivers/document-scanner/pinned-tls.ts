import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/**
 * Scanners sign their certificates themselves. The first one seen at an address is remembered, and from then on no other
 * is talked to there: a county network is shared, and what is scanned are people's papers.
 */
export interface CertificatePins {
  /** SHA-256 fingerprint in hex pairs, as Node writes it; null before the first contact. */
  known(place: string): Promise<string | null>;
  remember(place: string, fingerprint: string): Promise<void>;
}

/** For as long as this process runs. */
export function createMemoryPins(): CertificatePins {
  const pins = new Map<string, string>();
  return {
    known: async (place) => pins.get(place) ?? null,
    remember: async (place, fingerprint) => void pins.set(place, fingerprint),
  };
}

export interface PinnedTarget {
  readonly hostname: string;
  readonly port: number;
  readonly pins: CertificatePins;
  readonly limitMs: number;
  readonly signal?: AbortSignal;
}

/** A connection over which nothing has been said yet, to the device that was met first at this address. */
export function connectPinned(target: PinnedTarget): Promise<TLSSocket | 'unreachable' | 'wrong-certificate'> {
  const { hostname, port, pins, signal } = target;
  const place = `${hostname}:${port}`;
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve('unreachable');
    // The pin is the proof; a chain to an authority that a scanner can't have proves nothing more.
    const socket = connect({
      host: hostname,
      port,
      rejectUnauthorized: false,
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
    });
    const refuse = (why: 'unreachable' | 'wrong-certificate') => {
      settled();
      socket.on('error', () => {});
      socket.destroy();
      resolve(why);
    };
    const failed = () => refuse('unreachable');
    const limit = setTimeout(failed, target.limitMs);
    const settled = () => {
      clearTimeout(limit);
      socket.off('error', failed);
      signal?.removeEventListener('abort', failed);
    };
    signal?.addEventListener('abort', failed);
    socket.on('error', failed);
    socket.once('secureConnect', () => {
      const { fingerprint256 } = socket.getPeerCertificate();
      isTrusted(pins, place, fingerprint256).then(
        (trusted) => {
          if (!trusted) return refuse('wrong-certificate');
          settled();
          resolve(socket);
        },
        () => refuse('unreachable'),
      );
    });
  });
}

async function isTrusted(pins: CertificatePins, place: string, fingerprint: string): Promise<boolean> {
  const known = await pins.known(place);
  if (known === null) await pins.remember(place, fingerprint);
  return known === null || known === fingerprint;
}
