import type { DeviceFault } from '../device-status.ts';
import type { ByteLine } from '../transport/byte-line.ts';
import type { SamChannel } from './sam-channel.ts';
import { samCommand, setBaudRate } from './sam-commands.ts';
import { formatModuleId } from './sam-module-id.ts';
import { type BaudRate, baudRates } from './sam-requests.ts';
import { samSaying, samWord } from './sam-words.ts';

export interface WakeOptions {
  readonly channel: SamChannel;
  readonly line: ByteLine;
  /** At which this reader answered before. */
  readonly knownBaudRate: BaudRate;
  /** A module that was heard at a slower speed is set to the fastest. Other software may count on the old one. */
  readonly raisesSpeed: boolean;
  /** Somebody answers that it can't work. */
  onUnfit(fault: DeviceFault): void;
  pause(ms: number): Promise<void>;
}

/** A module that is in order; null when nobody answers. */
export interface AwakeModule {
  readonly baudRate: BaudRate;
  /** Null where the module does not tell. */
  readonly id: string | null;
}

/**
 * Asks until the module is in order. Silence makes it try the other speeds once, where the line has any: a module keeps
 * the speed that somebody's software gave it. Authorisation and self-test take a moment.
 */
export async function wakeModule(options: WakeOptions): Promise<AwakeModule | null> {
  const { channel } = options;
  let baudRate = options.knownBaudRate;
  for (let silences = 0; silences < silencesUntilAbsent && !channel.isLost; ) {
    let status = await channel.exchange(samCommand.status, same);
    if (status.kind === 'unanswered' && silences === 0) {
      const heard = await tryOtherSpeeds(options, baudRate);
      if (heard !== null) {
        baudRate = heard;
        status = await channel.exchange(samCommand.status, same);
      }
    }
    if (status.kind === 'unanswered') {
      silences += 1;
      continue;
    }
    silences = 0;
    // Any other refusal is about this one command: somebody is there and talks.
    if (status.kind === 'done' || !unfitWords.includes(status.word)) {
      if (options.raisesSpeed) baudRate = await raiseSpeed(options, baudRate);
      return { baudRate, id: await askId(channel) };
    }
    const { zh } = samSaying(status.word);
    options.onUnfit({ kind: 'not-authorised', detail: `${zh}；请联系阅读器厂家` });
    await options.pause(unfitPauseMs);
    // What a vendor's self-test stumbled over is sometimes gone after a reset.
    if (status.word === samWord.selfTestFailed) await channel.exchange(samCommand.reset, same);
  }
  return null;
}

/** Null when no speed brought an answer, or the line has none; it is left at the speed it came with. */
async function tryOtherSpeeds({ channel, line }: WakeOptions, current: BaudRate): Promise<BaudRate | null> {
  if (line.setBaudRate === undefined) return null;
  for (const baudRate of baudRates) {
    if (baudRate === current || channel.isLost) continue;
    await line.setBaudRate(baudRate).catch(() => {});
    const status = await channel.exchange({ ...samCommand.status, timeoutMs: speedTrialMs }, same);
    if (status.kind !== 'unanswered') return baudRate;
  }
  await line.setBaudRate(current).catch(() => {});
  return null;
}

/** The speed that both sides speak afterwards: the fastest, or the old one where the module does not follow. */
async function raiseSpeed({ channel, line }: WakeOptions, current: BaudRate): Promise<BaudRate> {
  const fastest = baudRates[0];
  if (current === fastest || line.setBaudRate === undefined) return current;
  const asked = await channel.exchange(setBaudRate(fastest), same);
  if (asked.kind === 'refused') return current;
  await line.setBaudRate(fastest).catch(() => {});
  const heard = await channel.exchange(samCommand.status, same);
  if (heard.kind !== 'unanswered') return fastest;
  await line.setBaudRate(current).catch(() => {});
  return current;
}

async function askId(channel: SamChannel): Promise<string | null> {
  const id = await channel.exchange(samCommand.moduleId, (bytes) => formatModuleId(bytes, 10));
  return id.kind === 'done' ? id.value : null;
}

/** With the poll between them, two unanswered commands take less than the 3 s within which an unplugged reader is absent. */
export const silencesUntilAbsent = 2;
/** The longest answer to "status" takes 11 ms at 9600 baud; USB bridges add up to 20. */
const speedTrialMs = 250;
const unfitWords: readonly number[] = [samWord.selfTestFailed, samWord.notAuthorised];
const unfitPauseMs = 1_000;

function same<T>(value: T): T {
  return value;
}
