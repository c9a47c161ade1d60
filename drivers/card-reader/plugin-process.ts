import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * A vendor's library in a process of its own: it may crash, hang, be 32-bit or written in any language, and takes nothing
 * along. One JSON object a line, UTF-8: what we say goes to its standard input, what it says comes from its standard
 * output, its standard error is log. It ends when its standard input ends.
 */
export interface PluginProcess {
  say(message: object): void;
  kill(): void;
}

export interface PluginProcessOptions {
  /** A JavaScript or TypeScript module, run by this program's own runtime; any other file is run as a program. */
  readonly path: string;
  /** Each line that is a JSON value, parsed; the receiver judges it. */
  onMessage(message: unknown): void;
  /** Exactly once, however it ended; nothing is said afterwards. */
  onEnd(why: string): void;
}

export function startPlugin({ path, onMessage, onEnd }: PluginProcessOptions): PluginProcess {
  const isModule = /\.[mc]?[jt]s$/.test(path);
  const child: ChildProcess = spawn(isModule ? process.execPath : path, isModule ? [path] : [], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Under Electron this program's runtime is Electron, which is Node with this set.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    windowsHide: true,
  });
  let hasEnded = false;
  let lineLength = 0;
  const ended = (why: string) => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd(why);
  };
  // Must stand before the line reader takes the stream: a line without end would fill the memory.
  child.stdout?.on('data', (chunk: Buffer) => {
    const lastBreak = chunk.lastIndexOf(0x0a);
    lineLength = lastBreak < 0 ? lineLength + chunk.length : chunk.length - lastBreak - 1;
    if (lineLength > longestLineBytes) child.kill('SIGKILL');
  });
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = parsed(line);
      if (!hasEnded && message !== undefined) onMessage(message);
    });
  }
  child.stdin?.on('error', () => {});
  child.on('error', (error) => ended(error.message));
  child.on('exit', (code, signal) => ended(signal === null ? `ended with code ${code}` : `ended by ${signal}`));
  return {
    say: (message) => {
      if (!hasEnded) child.stdin?.write(`${JSON.stringify(message)}\n`);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/** A photo of 38,862 bytes in base64 is 51,816; nothing longer is meant. */
const longestLineBytes = 1_000_000;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Vendor libraries print to standard output too: such a line is not for us.
    return undefined;
  }
}
