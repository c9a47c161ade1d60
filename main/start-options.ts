import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Station, stationSchema } from '../preload/contract.ts';

/** What stands behind `npm start --`. */
export interface StartOptions {
  /** Null: not said; what was chosen at the first setting up holds, or a window. */
  readonly station: Station | null;
  readonly dataDir: string;
  readonly countyUrl: string | null;
  readonly enrolmentCode: string | null;
  readonly devices: 'simulated' | 'real';
  readonly headless: boolean;
  /** 0: any free one. */
  readonly port: number;
}

export const usage = `usage: npm start -- [--station window|kiosk|agent] [--data-dir DIR] [--county URL]
                    [--enrolment-code CODE] [--devices simulated|real] [--headless] [--port N]

Real devices are found by CARD_READER (/dev/ttyUSB0, COM3, tcp://host:port), RECEIPT_PRINTER (tcp://host:9100),
DOCUMENT_SCANNER (http://host/eSCL), CODE_SCANNER (/dev/ttyACM0, tcp://host:port) and PAGE_PRINTER (ipp://host:631);
what is chosen on the settings page goes before them.`;

const flags = z.object({
  station: stationSchema.optional(),
  'data-dir': z.string().min(1).optional(),
  county: z.url({ protocol: /^https?$/, error: 'a county is an http or https address' }).optional(),
  'enrolment-code': z.string().min(4).optional(),
  devices: z.enum(['simulated', 'real']).default('simulated'),
  headless: z.boolean().default(false),
  port: z
    .string()
    .regex(/^\d{1,5}$/, 'a port is a number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a port is at most 65535')
    .default(0),
});

/** The options, or one line that says what is wrong. */
export function parseStartOptions(argv: readonly string[], home: string): StartOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: true,
      options: {
        station: { type: 'string' },
        'data-dir': { type: 'string' },
        county: { type: 'string' },
        'enrolment-code': { type: 'string' },
        devices: { type: 'string' },
        headless: { type: 'boolean' },
        port: { type: 'string' },
      },
    });
    const parsed = flags.safeParse(values);
    if (!parsed.success)
      return { wrong: `--${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}` };
    const { station = null, devices, headless, port } = parsed.data;
    return {
      station,
      devices,
      headless,
      port,
      dataDir: path.resolve(parsed.data['data-dir'] ?? path.join(home, '.township-window', station ?? 'window')),
      countyUrl: parsed.data.county ?? null,
      enrolmentCode: parsed.data['enrolment-code'] ?? null,
    };
  } catch (error) {
    // Node goes on explaining in further lines.
    return { wrong: (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '' };
  }
}
