import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteLine } from './byte-line.ts';
import { openPseudoTerminal, type PseudoTerminal } from './pseudo-terminal.ts';
import { socketLine } from './socket-line.ts';

/** A simulated device as its plug sees it. */
export interface PluggedDevice {
  /** It was plugged in just now and remembers nothing. */
  powerOn(): void;
  /** Its end of a line. A network device gets one for each connection, and keeps its power between them. */
  connect(line: ByteLine): void;
}

/**
 * The plug of a simulated device: an address that stays the same however often it is pulled and put back, as a name
 * under /dev/serial/by-id does.
 */
export interface Plug {
  readonly address: string;
  plugIn(): Promise<void>;
  pull(): Promise<void>;
  /** Pulls it for good and leaves nothing behind. */
  close(): Promise<void>;
}

/** A serial plug where the system has pseudo-terminals, a network plug elsewhere. Plugged in when it is handed over. */
export async function serialOrNetworkPlug(device: PluggedDevice): Promise<Plug> {
  return (await serialPlug(device)) ?? networkPlug(device);
}

export async function serialPlug(device: PluggedDevice): Promise<Plug | null> {
  let terminal = await openPseudoTerminal();
  if (terminal === null) return null;
  const directory = await mkdtemp(join(tmpdir(), 'township-serial-'));
  const address = join(directory, 'reader');

  const connect = async (fresh: PseudoTerminal) => {
    device.powerOn();
    device.connect(fresh.line);
    await symlink(fresh.path, address);
  };
  const pull = async () => {
    const pulled = terminal;
    terminal = null;
    await rm(address, { force: true });
    await pulled?.close();
  };

  await connect(terminal);
  return {
    address,
    plugIn: async () => {
      if (terminal !== null) return;
      terminal = await openPseudoTerminal();
      if (terminal === null) throw new Error('the system has no more pseudo-terminals');
      await connect(terminal);
    },
    pull,
    close: async () => {
      await pull();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export async function networkPlug(device: PluggedDevice): Promise<Plug> {
  let current: { readonly server: Server; readonly lines: Set<ByteLine> } | null = null;
  let port = 0;

  const plugIn = async () => {
    if (current !== null) return;
    const lines = new Set<ByteLine>();
    const server = createServer({ noDelay: true }, (socket) => {
      const line = socketLine(socket);
      lines.add(line);
      line.onClose(() => lines.delete(line));
      device.connect(line);
    });
    current = { server, lines };
    device.powerOn();
    port = await listening(server, port);
  };
  const pull = async () => {
    const pulled = current;
    current = null;
    if (pulled === null) return;
    const closed = new Promise((resolve) => pulled.server.close(resolve));
    await Promise.all([...pulled.lines].map((line) => line.close()));
    await closed;
  };

  await plugIn();
  return { address: `tcp://127.0.0.1:${port}`, plugIn, pull, close: pull };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
