import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEscPosPrinter } from '../../../../drivers/receipt-printer/escpos-printer.ts';
import type { ReceiptPrinter } from '../../../../drivers/receipt-printer/port.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Says it is ready and then behaves as told. */
async function printerThat(behave: (socket: Socket, chunk: Buffer) => void): Promise<ReceiptPrinter> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => behave(socket, chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const printer = createEscPosPrinter({
    address: `tcp://127.0.0.1:${address.port}`,
    name: 'receipt printer',
    silenceMs: 150,
    connectMs: 300,
    sensorMs: 500,
  });
  closers.push(async () => {
    await printer.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return printer;
}

const isQuestion = (chunk: Buffer) => chunk.includes(Buffer.of(0x10, 0x04));

describe('printers that misbehave on the line', () => {
  it('takes no more bytes: answers in time, and says so', async () => {
    const printer = await printerThat((socket, chunk) => {
      if (isQuestion(chunk)) socket.write(Uint8Array.of(0x12));
      if (chunk.length > 100) socket.pause();
    });
    // More than the buffers of both ends of a loopback connection hold.
    const bytes = new Uint8Array(40_000_000).fill(0x41);
    const result = await printer.print({ id: '1', bytes, timeoutMs: 1_500 });
    expect(result).toMatchObject({ ok: false, trouble: 'printer/state-unknown' });
  });

  it('hangs up at every first byte: offline', async () => {
    const printer = await printerThat((socket) => socket.destroy());
    expect(await printer.print({ id: '1', bytes: Buffer.from('x'), timeoutMs: 2_000 })).toEqual({
      ok: false,
      trouble: 'printer/offline',
    });
  });

  it('floods nonsense: nothing is concluded from it', async () => {
    const printer = await printerThat((socket) => socket.write(new Uint8Array(5_000).fill(0xff)));
    expect(await printer.print({ id: '1', bytes: Buffer.from('x'), timeoutMs: 2_000 })).toEqual({
      ok: true,
      value: { printed: 'unconfirmed' },
    });
  });

  it('an address that is none is absent, not a crash', async () => {
    const printer = createEscPosPrinter({ address: 'LPT1:', name: 'receipt printer' });
    closers.push(() => printer.close());
    expect(await printer.print({ id: '1', bytes: Buffer.from('x'), timeoutMs: 400 })).toMatchObject({
      ok: false,
      trouble: 'printer/offline',
    });
    expect(printer.status()).toMatchObject({ condition: 'absent', where: 'LPT1:' });
  });
});
