import { z } from 'zod';
import type { PluginFile, PluginProcess, SpawnPlugin } from '../plugin/plugin-process.ts';
import { bytesSaid } from '../plugin/plugin-words.ts';
import type { PhotoOutcome } from './port.ts';
import { photoBytes } from './sam-messages.ts';

/**
 * The photo of a card. No open decoder of WLT exists (devices §1.7), and vendors' libraries may not be shipped: a plug-in
 * (plugin/plugin-process.ts) brings one, and answers
 *
 *   {"do":"decode","id":3,"wlt":"base64 of 1024 bytes"}
 *   {"say":"photo","id":3,"bmp":"base64 of 38862 bytes"}  or  {"say":"refused","id":3,"detail":"vendor code -5, not licensed"}
 *
 * Guarantees: `decode` never rejects, never takes longer than its time limit, and never answers a picture that the
 * plug-in did not make of this very blob.
 */
export interface WltDecoder {
  decode(wlt: Uint8Array): Promise<PhotoOutcome>;
  close(): Promise<void>;
}

export const photoWidth = 102;
export const photoHeight = 126;
const photoBitmapBytes = 54 + photoHeight * 308;

export interface WltDecoderOptions {
  /** Null: this terminal has no decoder, and says so. */
  readonly plugin: PluginFile | null;
  readonly spawn: SpawnPlugin;
  readonly timeoutMs?: number;
}

export function wltDecoder({ plugin, spawn, timeoutMs = 3_000 }: WltDecoderOptions): WltDecoder {
  const waiting = new Map<number, (outcome: PhotoOutcome) => void>();
  let process: PluginProcess | null = null;
  let onGone: (() => void) | null = null;
  let lastId = 0;

  const hear = (message: unknown) => {
    const heard = answer.safeParse(message);
    if (!heard.success) return;
    const { data } = heard;
    const settle = waiting.get(data.id);
    settle?.(data.say === 'refused' ? undecoded('decoder-failed', data.detail) : pictureIn(data.bmp));
  };
  // Started at the first photo, and at the first one after it crashed: a broken library costs a photo, not a restart loop.
  const running = (from: PluginFile) => {
    process ??= spawn({
      plugin: from,
      onMessage: hear,
      onEnd: (why) => {
        process = null;
        for (const settle of [...waiting.values()]) settle(undecoded('decoder-failed', why));
        onGone?.();
      },
    });
    return process;
  };

  return {
    decode: (wlt) => {
      if (plugin === null) return Promise.resolve(undecoded('no-decoder', 'no WLT decoder is installed'));
      if (wlt.length !== photoBytes || wlt.every((byte) => byte === 0)) {
        return Promise.resolve(undecoded('not-a-photo', `${wlt.length} bytes that are no WLT photo`));
      }
      if (onGone !== null) return Promise.resolve(undecoded('no-decoder', 'closed'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        const settle = (outcome: PhotoOutcome) => {
          clearTimeout(deadline);
          waiting.delete(id);
          resolve(outcome);
        };
        const deadline = setTimeout(() => {
          settle(undecoded('decoder-failed', 'no answer in time'));
          process?.kill();
        }, timeoutMs);
        waiting.set(id, settle);
        running(plugin).say({ do: 'decode', id, wlt: Buffer.from(wlt).toString('base64') });
      });
    },
    close: () =>
      new Promise((resolve) => {
        onGone = resolve;
        if (process === null) resolve();
        else process.kill();
      }),
  };
}

function pictureIn(bmp: Uint8Array): PhotoOutcome {
  return isPhotoBitmap(bmp) ? { kind: 'decoded', bmp } : undecoded('decoder-failed', 'not a bitmap of 102 × 126');
}

/** A 24-bit BMP of 102 × 126: 54 bytes of header, rows of 306 bytes padded to 308. */
export function isPhotoBitmap(bmp: Uint8Array): boolean {
  if (bmp.length !== photoBitmapBytes || bmp[0] !== 0x42 || bmp[1] !== 0x4d) return false;
  const view = new DataView(bmp.buffer, bmp.byteOffset, bmp.byteLength);
  const height = Math.abs(view.getInt32(22, true));
  return view.getInt32(18, true) === photoWidth && height === photoHeight && view.getUint16(28, true) === 24;
}

const answer = z.discriminatedUnion('say', [
  z.object({ say: z.literal('photo'), id: z.number(), bmp: bytesSaid({ most: photoBitmapBytes }) }),
  z.object({ say: z.literal('refused'), id: z.number(), detail: z.string().max(500) }),
]);

type Because = Extract<PhotoOutcome, { kind: 'undecoded' }>['because'];

function undecoded(because: Because, detail: string): PhotoOutcome {
  return { kind: 'undecoded', because, detail };
}
