import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import { dataKeyBytes } from './aes-sealer.ts';
import { isDiskRefusal } from './durable-file.ts';
import { type KeyringContent, type OperatorSlot, readKeyringFile, writeKeyringFile } from './keyring-file.ts';
import { attemptBegun, attemptsBeforeLockOut, lockOutAt, noAttempts } from './lock-out.ts';
import type { MachineSecret } from './machine-secret.ts';
import { makePinSlot, type NewOperator, openPinSlot } from './pin-slot.ts';

export type { MachineSecret } from './machine-secret.ts';

/** Who works at this terminal, without anything secret. */
export interface KeyringOperator {
  readonly id: string;
  readonly name: string;
  readonly post: string;
}

/**
 * Holds the data key in memory once it was opened, by the machine or by an operator's PIN. Wrong PINs are counted per
 * operator, on the disk, across restarts: `operator/wrong-pin`, and with the fifth `operator/locked-out` for five
 * minutes. Attempts run one after the other.
 */
export interface Keyring {
  dataKey(): Uint8Array | null;
  unlockByMachine(): Result<Uint8Array>;
  unlockByPin(
    operatorId: string,
    pin: string,
  ): Promise<Result<{ readonly operator: KeyringOperator; readonly dataKey: Uint8Array }>>;
  /** Needs an open keyring; the id must be new, the PIN at least four characters. */
  addOperator(operator: NewOperator): Promise<Result<KeyringOperator>>;
  /** The same for a person who may be known already: an earlier PIN, and what was counted against it, is gone. */
  putOperator(operator: NewOperator): Promise<Result<KeyringOperator>>;
  /** Counted like any other try of the present PIN. */
  changePin(operatorId: string, pin: string, newPin: string): Promise<Result<void>>;
  removeOperator(operatorId: string): Promise<Result<void>>;
  operators(): readonly KeyringOperator[];
}

export interface KeyringOptions {
  readonly path: string;
  readonly machineSecret: MachineSecret;
  readonly now: () => Date;
}

const shortestPin = 4;

/**
 * The first opening makes the data key. Where the file can't be read or written it is left alone, and every call says
 * why: `vault/damaged`, `terminal/locked` (the machine keeps no secret), `ledger/full`.
 */
export async function openKeyring(options: KeyringOptions): Promise<Keyring> {
  const content = await readOrMake(options).catch(asRefusal);
  return content.ok ? createKeyring(options, content.value) : closedKeyring(content.failure);
}

async function readOrMake({ path: file, machineSecret }: KeyringOptions): Promise<Result<KeyringContent>> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const found = await readKeyringFile(file);
  if (found.state === 'damaged') return failed('vault/damaged', found.detail);
  if (found.state === 'readable') return ok(found.content);
  const wrapped = machineSecret.wrap(randomBytes(dataKeyBytes));
  if (!wrapped.ok) return wrapped;
  const machineWrappedKey = Buffer.from(wrapped.value).toString('base64');
  const content: KeyringContent = { version: 1, machineWrappedKey, operators: [] };
  await writeKeyringFile(file, content);
  return ok(content);
}

function createKeyring(options: KeyringOptions, first: KeyringContent): Keyring {
  let content = first;
  let dataKey: Uint8Array | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    const turn = queue.then(() => work().catch(asRefusal));
    queue = turn.catch(() => undefined);
    return turn;
  };
  const write = async (next: KeyringContent): Promise<void> => {
    await writeKeyringFile(options.path, next);
    content = next;
  };
  const slotOf = (id: string): OperatorSlot | undefined => content.operators.find((slot) => slot.id === id);
  const writeSlot = (changed: OperatorSlot): Promise<void> =>
    write({ ...content, operators: content.operators.map((slot) => (slot.id === changed.id ? changed : slot)) });

  const tryPin = async (operatorId: string, pin: string) => {
    const slot = slotOf(operatorId);
    if (!slot) return failed('operator/wrong-pin', 'no such operator');
    const now = options.now();
    const before = lockOutAt(slot, now);
    if (before.locked) {
      if (before.attempts.lockedSince !== slot.lockedSince) await writeSlot({ ...slot, ...before.attempts });
      return failed('operator/locked-out', `since ${before.attempts.lockedSince}`);
    }
    const begun = attemptBegun(before.attempts, now);
    await writeSlot({ ...slot, ...begun });
    const opened = await openPinSlot(slot, pin);
    if (!opened) {
      const left = attemptsBeforeLockOut - begun.failures;
      return left > 0 ? failed('operator/wrong-pin', `${left} tries left`) : failed('operator/locked-out');
    }
    await writeSlot({ ...slot, ...noAttempts });
    dataKey = opened;
    return ok({ operator: operatorOf(slot), dataKey: opened });
  };

  const add = async (operator: NewOperator): Promise<Result<KeyringOperator>> =>
    slotOf(operator.id) ? failed('input/invalid', 'the operator id is taken') : put(operator);

  const put = async (operator: NewOperator): Promise<Result<KeyringOperator>> => {
    if (!dataKey) return failed('terminal/locked', 'the keyring is not open');
    if (operator.id === '') return failed('input/invalid', 'the operator id is empty');
    if ([...operator.pin].length < shortestPin)
      return failed('input/invalid', `a PIN has ${shortestPin} or more signs`);
    const slot = await makePinSlot(operator, dataKey);
    const others = content.operators.filter(({ id }) => id !== slot.id);
    await write({ ...content, operators: [...others, slot] });
    return ok(operatorOf(slot));
  };

  const change = async (operatorId: string, pin: string, newPin: string): Promise<Result<void>> => {
    const opened = await tryPin(operatorId, pin);
    if (!opened.ok) return opened;
    const changed = await put({ ...opened.value.operator, pin: newPin });
    return changed.ok ? ok() : changed;
  };

  const remove = async (operatorId: string): Promise<Result<void>> => {
    const operators = content.operators.filter(({ id }) => id !== operatorId);
    if (operators.length < content.operators.length) await write({ ...content, operators });
    return ok();
  };

  return {
    dataKey: () => dataKey,
    unlockByMachine() {
      const opened = options.machineSecret.unwrap(Buffer.from(content.machineWrappedKey, 'base64'));
      if (opened.ok) dataKey = opened.value;
      return opened;
    },
    unlockByPin: (operatorId, pin) => inTurn(() => tryPin(operatorId, pin)),
    addOperator: (operator) => inTurn(() => add(operator)),
    putOperator: (operator) => inTurn(() => put(operator)),
    changePin: (operatorId, pin, newPin) => inTurn(() => change(operatorId, pin, newPin)),
    removeOperator: (operatorId) => inTurn(() => remove(operatorId)),
    operators: () => content.operators.map(operatorOf),
  };
}

function closedKeyring(failure: Failure): Keyring {
  const closed = { ok: false, failure } as const;
  return {
    dataKey: () => null,
    unlockByMachine: () => closed,
    unlockByPin: async () => closed,
    addOperator: async () => closed,
    putOperator: async () => closed,
    changePin: async () => closed,
    removeOperator: async () => closed,
    operators: () => [],
  };
}

function operatorOf({ id, name, post }: OperatorSlot): KeyringOperator {
  return { id, name, post };
}

/** A count that can't be written lets nobody in: otherwise a full disk would be a way to guess for ever. */
function asRefusal(error: unknown): Result<never> {
  if (isDiskRefusal(error)) return failed('ledger/full', error instanceof Error ? error.message : undefined);
  throw error;
}
