import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Text } from '../domain/failures.ts';

export interface DoctorOptions {
  readonly dataDir: string;
  readonly countyUrl: string | null;
  readonly language: keyof Text;
  readonly json: boolean;
}

export const usage = `usage: npm run doctor -- [--data-dir DIR] [--county URL] [--lang zh|en] [--json]

Looks at this computer and prints a table: ok, warn or FAIL, and what to do. Ends with 0 when nothing failed, 1 otherwise.
Devices are those named by CARD_READER, RECEIPT_PRINTER and DOCUMENT_SCANNER.`;

const flags = z.object({
  'data-dir': z.string().min(1).optional(),
  county: z.url({ protocol: /^https?$/, error: '--county takes an http or https address' }).optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
  json: z.boolean().default(false),
});

/** The options, or one line that says what is wrong. */
export function parseDoctorOptions(argv: readonly string[], home: string): DoctorOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: true,
      options: {
        'data-dir': { type: 'string' },
        county: { type: 'string' },
        lang: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const parsed = flags.safeParse(values);
    if (!parsed.success) {
      return { wrong: `--${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}` };
    }
    const { county, lang, json } = parsed.data;
    const dataDir = path.resolve(parsed.data['data-dir'] ?? path.join(home, '.township-window', 'window'));
    return { dataDir, countyUrl: county ?? null, language: lang, json };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
