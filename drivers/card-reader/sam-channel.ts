import type { ByteLine } from '../transport/byte-line.ts';
import { type FrameEvent, SamFrameParser } from './sam-frame.ts';
import type { SamReply } from './sam-messages.ts';

/** Why a command got no answer. damaged: something came, and its check was wrong. */
export type Unanswered = 'silent' | 'damaged' | 'lost';

export type Exchange<T> = SamReply<T> | { readonly kind: 'unanswered'; readonly because: Unanswered };

export interface SamCommand<T> {
  readonly request: Uint8Array;
  /** Null for a frame that is no answer to this command: it is dropped, and waiting goes on. */
  readonly decode: (body: Uint8Array) => SamReply<T> | null;
  readonly timeoutMs: number;
}

/** One command at a time over a line, each with its answer or the reason why there is none. Every buffer is wiped after use. */
export class SamChannel {
  readonly #line: ByteLine;
  readonly #parser = new SamFrameParser('responses');
  #onEvents: ((events: readonly FrameEvent[]) => void) | null = null;
  #onLost: (() => void) | null = null;
  #isLost = false;

  constructor(line: ByteLine) {
    this.#line = line;
    line.onBytes((bytes) => {
      const events = this.#parser.push(bytes);
      bytes.fill(0);
      if (this.#onEvents === null) wipe(events);
      else this.#onEvents(events);
    });
    line.onClose(() => {
      this.#isLost = true;
      this.#onLost?.();
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** `use` sees what was decoded before its buffer is wiped; keep copies, not views. */
  exchange<T, U>(command: SamCommand<T>, use: (value: T) => U): Promise<Exchange<U>> {
    if (this.#isLost) return Promise.resolve(unanswered('lost'));
    // Whatever is still in the buffer answers an earlier command.
    this.#parser.reset();
    return new Promise((resolve) => {
      let isSettled = false;
      let wasDamaged = false;
      let quiet: NodeJS.Timeout | undefined;

      const settle = (outcome: Exchange<U>) => {
        // A write can fail long after its answer came; the line may be busy with the next command by then.
        if (isSettled) return;
        isSettled = true;
        clearTimeout(deadline);
        clearTimeout(quiet);
        this.#onEvents = null;
        this.#onLost = null;
        this.#parser.reset();
        resolve(outcome);
      };
      const giveUp = () => settle(unanswered(wasDamaged ? 'damaged' : 'silent'));
      const deadline = setTimeout(giveUp, command.timeoutMs);
      const waitForMore = () => {
        clearTimeout(quiet);
        if (this.#parser.hasUnfinishedFrame) quiet = setTimeout(abandon, frameGapMs);
        // Nothing follows a damaged answer: no need to sit the whole time limit out.
        else if (wasDamaged) quiet = setTimeout(giveUp, afterDamageMs);
      };
      const abandon = () => {
        wasDamaged = true;
        onEvents(this.#parser.abandonUnfinishedFrame());
      };
      const onEvents = (events: readonly FrameEvent[]) => {
        let reply: SamReply<U> | null = null;
        for (const event of events) {
          if (event.kind === 'damaged') wasDamaged = true;
          else reply ??= convert(command.decode(event.body), use);
        }
        wipe(events);
        if (reply === null) waitForMore();
        else settle(reply);
      };

      this.#onEvents = onEvents;
      this.#onLost = () => settle(unanswered('lost'));
      this.#line.write(command.request).catch(() => settle(unanswered('lost')));
    });
  }
}

/** Longer than any pause inside a frame: wires have none, USB and network bridges deliver within some 20 ms. */
const frameGapMs = 300;
/** A module needs up to a second for a read; noise may come before its answer does. */
const afterDamageMs = 1_200;

function convert<T, U>(reply: SamReply<T> | null, use: (value: T) => U): SamReply<U> | null {
  return reply?.kind === 'done' ? { kind: 'done', value: use(reply.value) } : reply;
}

function unanswered(because: Unanswered): { readonly kind: 'unanswered'; readonly because: Unanswered } {
  return { kind: 'unanswered', because };
}

function wipe(events: readonly FrameEvent[]): void {
  for (const event of events) if (event.kind === 'frame') event.body.fill(0);
}
