import { connect } from 'node:net';
import type { LineOpener } from './byte-line.ts';
import { socketLine } from './socket-line.ts';

const connectTimeoutMs = 3_000;

/** Network readers, and serial device servers in raw mode. */
export function tcpLine(peer: { readonly host: string; readonly port: number }): LineOpener {
  return () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: peer.host, port: peer.port, noDelay: true, keepAlive: true });
      const giveUp = setTimeout(() => socket.destroy(new Error('connect timed out')), connectTimeoutMs);
      socket.once('error', reject);
      socket.once('close', () => clearTimeout(giveUp));
      socket.once('connect', () => {
        clearTimeout(giveUp);
        socket.off('error', reject);
        resolve(socketLine(socket));
      });
    });
}
