import { forgetBuffers, realTimeQuestion, recoverForgetting, sensorQuestion } from './escpos-bytes.ts';
import { createReplyDemultiplexer, type PrinterReply } from './escpos-replies.ts';
import {
  factsOfAsb,
  factsOfRealTime,
  type PrinterFacts,
  paperOfSensorReply,
  type RealTimeQuestion,
} from './escpos-status.ts';
import type { PrinterLine } from './printer-line.ts';

/** Questions and answers over one connection. Every question has a time limit; silence is an answer. */
export interface PrinterTalk {
  /** DLE EOT 1–4, one after the other. */
  ask(limitMs: number): Promise<PrinterFacts>;
  /** `GS r 1`; null when nothing came in time, the line closed, or the wait was given up. */
  askSensor(limitMs: number, givenUp: AbortSignal): Promise<'present' | 'near-end' | 'out' | null>;
  /** True when the printer confirmed that its buffers are empty. */
  forget(limitMs: number): Promise<boolean>;
  send(bytes: Uint8Array): Promise<boolean>;
  /** Changes that the printer tells by itself. */
  onTold(listener: (facts: PrinterFacts) => void): () => void;
  onClose(listener: () => void): void;
  isOpen(): boolean;
  /** How long these bytes may still be on their way after `send` resolved. */
  lagMs(bytes: number): number;
  close(): Promise<void>;
  abort(): void;
}

type Answer = Exclude<PrinterReply, { readonly kind: 'asb' }>;

interface Awaited {
  readonly kind: Answer['kind'];
  readonly settle: (answer: Answer | null) => void;
}

/** After this many silences on one connection a question is put aside: some clones know DLE EOT 1 only. */
const silencesUntilPutAside = 2;

export function talkOver(line: PrinterLine): PrinterTalk {
  const replies = createReplyDemultiplexer();
  const tellers = new Set<(facts: PrinterFacts) => void>();
  const awaited = new Set<Awaited>();
  const silences = new Map<RealTimeQuestion, number>();
  let open = true;

  line.onBytes((bytes) => {
    for (const reply of replies.push(bytes)) {
      if (reply.kind === 'asb') for (const tell of tellers) tell(factsOfAsb(reply.bytes));
      else [...awaited].find((waiting) => waiting.kind === reply.kind)?.settle(reply);
    }
  });
  line.onClose(() => {
    open = false;
    for (const waiting of [...awaited]) waiting.settle(null);
  });

  function next<K extends Answer['kind']>(
    kind: K,
    limitMs: number,
    givenUp?: AbortSignal,
  ): Promise<Extract<Answer, { kind: K }> | null> {
    if (!open) return Promise.resolve(null);
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => waiting.settle(null), Math.max(limitMs, 1));
      const waiting: Awaited = {
        kind,
        settle: (answer) => {
          clearTimeout(giveUp);
          awaited.delete(waiting);
          resolve(answer as Extract<Answer, { kind: K }> | null);
        },
      };
      awaited.add(waiting);
      givenUp?.addEventListener('abort', () => waiting.settle(null), { once: true });
    });
  }

  async function askOne(question: RealTimeQuestion, limitMs: number): Promise<number | null> {
    const answer = next('real-time', limitMs);
    void line.write(realTimeQuestion(question));
    return (await answer)?.byte ?? null;
  }

  return {
    /** Answers don't say which question they answer: after a silence nothing more is asked in this round. */
    async ask(limitMs) {
      const endsAt = performance.now() + limitMs;
      const answers: Partial<Record<RealTimeQuestion, number>> = {};
      for (const question of [1, 2, 3, 4] as const) {
        if (question !== 1 && (silences.get(question) ?? 0) >= silencesUntilPutAside) continue;
        const byte = await askOne(question, endsAt - performance.now());
        if (byte === null) {
          silences.set(question, (silences.get(question) ?? 0) + 1);
          break;
        }
        silences.delete(question);
        answers[question] = byte;
      }
      return factsOfRealTime(answers);
    },
    async askSensor(limitMs, givenUp) {
      const answer = next('sensor', limitMs, givenUp);
      void line.write(sensorQuestion);
      const reply = await answer;
      return reply === null ? null : paperOfSensorReply(reply.byte);
    },
    async forget(limitMs) {
      const answer = next('cleared', limitMs);
      void line.write(recoverForgetting);
      void line.write(forgetBuffers);
      return (await answer) !== null;
    },
    send: (bytes) => line.write(bytes),
    onTold(listener) {
      tellers.add(listener);
      return () => void tellers.delete(listener);
    },
    onClose: (listener) => line.onClose(listener),
    isOpen: () => open,
    lagMs: (bytes) => (line.bytesPerSecond === undefined ? 0 : Math.ceil((bytes / line.bytesPerSecond) * 1_000)),
    close: () => line.close(),
    abort: () => line.abort(),
  };
}
