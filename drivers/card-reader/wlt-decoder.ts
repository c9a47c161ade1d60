import { z } from 'zod';
import { type PluginProcess, startPlugin } from './plugin-process.ts';
import { photoBytes } from './sam-messages.ts';

/**
 * The photo of a card. No open decoder of WLT exists (devices §1.7), and vendors' libraries may not be shipped: a plug-in
 * (plugin-process.ts) brings one, and answers
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

export type PhotoOutcome =
  | { readonly kind: 'decoded'; readonly bmp: Uint8Array }
  /** `placeholder` is an SVG that says in words that there is no picture. It shows no face. */
  | {
      readonly kind: 'undecoded';
      readonly because: 'no-decoder' | 'decoder-failed' | 'not-a-photo';
      readonly detail: string;
      readonly placeholder: string;
    };

export const photoWidth = 102;
export const photoHeight = 126;

/** `path` null: this terminal has no decoder, and says so. */
export function wltDecoder({ path, timeoutMs = 3_000 }: { path: string | null; timeoutMs?: number }): WltDecoder {
  const waiting = new Map<number, (outcome: PhotoOutcome) => void>();
  let plugin: PluginProcess | null = null;
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
  const running = (from: string) => {
    plugin ??= startPlugin({
      path: from,
      onMessage: hear,
      onEnd: (why) => {
        plugin = null;
        for (const settle of [...waiting.values()]) settle(undecoded('decoder-failed', why));
        onGone?.();
      },
    });
    return plugin;
  };

  return {
    decode: (wlt) => {
      if (path === null) return Promise.resolve(undecoded('no-decoder', 'no WLT decoder is installed'));
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
          plugin?.kill();
        }, timeoutMs);
        waiting.set(id, settle);
        running(path).say({ do: 'decode', id, wlt: Buffer.from(wlt).toString('base64') });
      });
    },
    close: () =>
      new Promise((resolve) => {
        onGone = resolve;
        if (plugin === null) resolve();
        else plugin.kill();
      }),
  };
}

function pictureIn(base64: string): PhotoOutcome {
  const bmp = new Uint8Array(Buffer.from(base64, 'base64'));
  return isPhotoBitmap(bmp) ? { kind: 'decoded', bmp } : undecoded('decoder-failed', 'not a bitmap of 102 × 126');
}

/** A 24-bit BMP of 102 × 126: 54 bytes of header, rows of 306 bytes padded to 308. */
export function isPhotoBitmap(bmp: Uint8Array): boolean {
  if (bmp.length !== 54 + photoHeight * 308 || bmp[0] !== 0x42 || bmp[1] !== 0x4d) return false;
  const view = new DataView(bmp.buffer, bmp.byteOffset, bmp.byteLength);
  const height = Math.abs(view.getInt32(22, true));
  return view.getInt32(18, true) === photoWidth && height === photoHeight && view.getUint16(28, true) === 24;
}

const answer = z.discriminatedUnion('say', [
  z.object({ say: z.literal('photo'), id: z.number(), bmp: z.base64().max(60_000) }),
  z.object({ say: z.literal('refused'), id: z.number(), detail: z.string().max(500) }),
]);

type Because = Extract<PhotoOutcome, { kind: 'undecoded' }>['because'];

function undecoded(because: Because, detail: string): PhotoOutcome {
  return { kind: 'undecoded', because, detail, placeholder };
}

const placeholder = [
  `<svg xmlns="http://www.w3.org/2000/svg" width="${photoWidth}" height="${photoHeight}" viewBox="0 0 102 126">`,
  '<rect width="102" height="126" fill="#f0f0f0" stroke="#999" stroke-dasharray="4 3"/>',
  '<g font-family="sans-serif" font-size="12" text-anchor="middle" fill="#555">',
  '<text x="51" y="52">照片已读取</text><text x="51" y="70">本机不能显示</text>',
  '<text x="51" y="92" font-size="8">photo not decoded</text></g></svg>',
].join('');
