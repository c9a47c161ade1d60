import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** The loopback network has sixteen million addresses, and each terminal stands at its own. */
const addressOf = (index: number) =>
  `127.${1 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${1 + (index % 250)}`;

/** One terminal's connection: kept open, one request at a time, HTTP/1.1 with content-length, nothing else. */
export interface LoadLine {
  /** Status and body of the answer. */
  ask(request: Buffer): Promise<{ readonly status: number; readonly body: string }>;
  close(): void;
}

export async function openLoadLine(url: string, index: number): Promise<LoadLine> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ port: Number(port), host: hostname, localAddress: addressOf(index) });
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let heard: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<{ status: number; body: string }> | null = null;

  socket.on('data', (chunk: Buffer) => {
    heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk]);
    const headEnd = heard.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = heard.subarray(0, headEnd).toString('latin1');
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (heard.length < headEnd + 4 + length) return;
    const body = heard.subarray(headEnd + 4, headEnd + 4 + length).toString('utf8');
    heard = heard.subarray(headEnd + 4 + length);
    const answered = waiting;
    waiting = null;
    answered?.resolve({ status: Number(head.slice(9, 12)), body });
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the county closed the line')));

  return {
    ask(request) {
      waiting = Promise.withResolvers();
      socket.write(request);
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}
