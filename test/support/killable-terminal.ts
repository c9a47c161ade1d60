import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BenchAddresses } from '../../drivers/hands.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { Ask } from './journey-cases.ts';

/** A terminal's main process, and the switch of its power. */
export interface KillableTerminal {
  /** Rejects with `PowerLost` when the process is gone before the answer. */
  readonly ask: Ask;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

export class PowerLost extends Error {
  override readonly name = 'PowerLost';
}

export interface KillablePlan {
  readonly dataDir: string;
  readonly countyUrl: string;
  readonly enrolmentCode: string;
  readonly devices: BenchAddresses | null;
  /** No file may grow beyond so many blocks of 512 bytes: a disk that is full, to whoever writes. */
  readonly fileLimitBlocks?: number;
}

const entry = path.join(import.meta.dirname, 'terminal-process.ts');

export async function startKillableTerminal(plan: KillablePlan): Promise<KillableTerminal> {
  const args = [entry, plan.dataDir, plan.countyUrl, plan.enrolmentCode];
  const limited = `ulimit -f ${plan.fileLimitBlocks}; exec "$0" "$@"`;
  const [command, ...rest] =
    plan.fileLimitBlocks === undefined ? [process.execPath, ...args] : ['sh', '-c', limited, process.execPath, ...args];
  const child = spawn(command, rest, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: {
      ...process.env,
      CARD_READER: plan.devices?.cardReader,
      RECEIPT_PRINTER: plan.devices?.receiptPrinter,
      DOCUMENT_SCANNER: plan.devices?.documentScanner,
    },
  });
  const gone = once(child, 'exit');
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  const started = Promise.withResolvers<void>();
  child.on('message', (message: Message) => {
    if ('ready' in message) started.resolve();
    else if ('refused' in message)
      started.reject(new Error(`refused: ${message.refused.code} ${message.refused.detail}`));
    else {
      calls.get(message.id)?.resolve(message.result);
      calls.delete(message.id);
    }
  });
  void gone.then(([code, signal]) => {
    started.reject(new PowerLost('gone before it was ready'));
    for (const call of calls.values()) call.reject(new PowerLost(`gone before the answer: ${code ?? signal}`));
    calls.clear();
  });
  await started.promise;

  let lastId = 0;
  return {
    ask: (method, input) => {
      const call = Promise.withResolvers<unknown>();
      if (!isAlive(child)) return Promise.reject(new PowerLost('gone before the call'));
      lastId += 1;
      calls.set(lastId, call);
      child.send({ id: lastId, method, input }, () => {});
      return call.promise as never;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async end() {
      if (isAlive(child)) child.send('end', () => {});
      await gone;
    },
  };
}

type Message =
  | { readonly ready: true }
  | { readonly refused: Failure }
  | { readonly id: number; readonly result: unknown };

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
