import { type ChildProcess, fork, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { floodGate } from './flood-gate.ts';
import { isModule, type PluginProcess, type PluginProcessOptions } from './plugin-process.ts';

/** Starts the plug-in as a child of this very process. A module needs plain Node for that, a program does not. */
export function spawnPlugin(options: PluginProcessOptions): PluginProcess {
  return isModule(options.plugin.file) ? forkModule(options) : runProgram(options);
}

function forkModule({ plugin, onMessage, onEnd }: PluginProcessOptions): PluginProcess {
  const child = fork(plugin.file, argumentsOf(plugin.argument), {
    execArgv: ['--import', endsWithItsParent],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.resume();
  const life = watch(child, onEnd);
  const mayPass = floodGate();
  child.on('message', (message) => {
    if (!mayPass(performance.now())) life.end('it floods');
    else if (!life.hasEnded()) onMessage(message);
  });
  return {
    say: (message) => {
      // Without the callback a message that meets a closing channel is an uncaught error.
      if (child.connected) child.send(message, () => {});
    },
    kill: () => life.end('killed'),
  };
}

/** Before the module itself: it may hold timers or a device open that would keep it alive alone. */
const endsWithItsParent = 'data:text/javascript,process.once("disconnect",()=>process.exit(0))';

function runProgram({ plugin, onMessage, onEnd }: PluginProcessOptions): PluginProcess {
  const child = spawn(plugin.file, argumentsOf(plugin.argument), {
    stdio: ['pipe', 'pipe', 'inherit'],
    windowsHide: true,
  });
  const life = watch(child, onEnd);
  const mayPass = floodGate();
  let lineLength = 0;
  // Must stand before the line reader takes the stream: a line without end would fill the memory.
  child.stdout.on('data', (chunk: Buffer) => {
    const lastBreak = chunk.lastIndexOf(0x0a);
    lineLength = lastBreak < 0 ? lineLength + chunk.length : chunk.length - lastBreak - 1;
    if (lineLength > longestLineBytes) life.end('a line without end');
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!mayPass(performance.now())) return life.end('it floods');
    const message = parsed(line);
    if (!life.hasEnded() && message !== undefined) onMessage(message);
  });
  child.stdin.on('error', () => {});
  return {
    say: (message) => {
      if (!life.hasEnded()) child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    kill: () => life.end('killed'),
  };
}

interface Life {
  hasEnded(): boolean;
  end(why: string): void;
}

function watch(child: ChildProcess, onEnd: (why: string) => void): Life {
  let hasEnded = false;
  let reason: string | null = null;
  const ended = (why: string) => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd(reason ?? why);
  };
  child.on('error', (error) => {
    // Other errors are about single messages; the exit will tell.
    if (child.pid === undefined) ended(error.message);
  });
  child.on('exit', (code, signal) => ended(signal === null ? `ended with code ${code}` : `ended by ${signal}`));
  return {
    hasEnded: () => hasEnded,
    end: (why) => {
      reason ??= why;
      child.kill('SIGKILL');
    },
  };
}

function argumentsOf(argument: string | null): string[] {
  return argument === null ? [] : [argument];
}

/** A signature's picture of 1 MB is 1.4 MB in base64; nothing longer is meant. */
const longestLineBytes = 3_000_000;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Vendor libraries print to standard output too: such a line is not for us.
    return undefined;
  }
}
