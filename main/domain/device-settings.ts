import { z } from 'zod';
import { scanChoiceSchema } from './scan-choice.ts';

/**
 * Which device of which class this machine works with, as staff chose it on the settings page. What was not chosen stays
 * as the machine was started: by its environment, or at the demo's bench.
 */

/** Papers without a number. */
export const plainPapers = ['application-form', 'receipt'] as const;
export type PlainPaper = (typeof plainPapers)[number];

/** The A4 papers that may each have a printer of their own; `acceptance-notice` stands for all numbered documents (文书), `sheet` for all that is looked at first. */
export const documentKinds = ['acceptance-notice', ...plainPapers, 'sheet'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Rolls as they are sold; the names are those of the receipt printers' profiles. */
export const receiptProfiles = ['80mm', '80mm-codes', '58mm', '58mm-gb2312'] as const;

/** Without spaces and signs that no address has: what is typed here is handed to drivers and programs. */
const address = z
  .string()
  .trim()
  .min(1)
  .max(300)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\u0000-\u001f\u007f]+$/);
const name = z.string().trim().min(1).max(40);

export const chosenDeviceSchema = z.object({ name, address });
export type ChosenDevice = z.infer<typeof chosenDeviceSchema>;

export const chosenPrinterSchema = chosenDeviceSchema.extend({ profile: z.enum(receiptProfiles) });
export type ChosenPrinter = z.infer<typeof chosenPrinterSchema>;

export const duplexes = ['one-sided', 'long-edge', 'short-edge'] as const;

export const chosenQueueSchema = z.object({
  /** null: whichever is the system's default when something is printed. */
  queue: z.string().min(1).max(200).nullable(),
  copies: z.int().min(1).max(99),
  duplex: z.enum(duplexes),
});
export type ChosenQueue = z.infer<typeof chosenQueueSchema>;

export const deviceSettingsSchema = z.object({
  cardReader: chosenDeviceSchema.nullable(),
  /** The first is the usual one; empty: as the machine was started. */
  receiptPrinters: z
    .array(chosenPrinterSchema)
    .max(8)
    .refine((all) => new Set(all.map((one) => one.name)).size === all.length, 'two printers have the same name')
    .readonly(),
  documentScanner: chosenDeviceSchema.nullable(),
  codeScanner: chosenDeviceSchema.nullable(),
  /** A plug-in that makes pictures of card photos. */
  photoDecoder: chosenDeviceSchema.nullable(),
  signaturePad: chosenDeviceSchema.nullable(),
  fingerprintReader: chosenDeviceSchema.nullable(),
  /** The print system; null is the one of this machine. */
  pagePrinter: chosenDeviceSchema.nullable(),
  queues: z.object({
    byKind: z.partialRecord(z.enum(documentKinds), chosenQueueSchema),
    otherwise: chosenQueueSchema.nullable(),
  }),
  /** How the intake scans; chosen there. */
  scanning: scanChoiceSchema.optional(),
});
export type DeviceSettings = z.infer<typeof deviceSettingsSchema>;

export const nothingChosen: DeviceSettings = {
  cardReader: null,
  receiptPrinters: [],
  documentScanner: null,
  codeScanner: null,
  photoDecoder: null,
  signaturePad: null,
  fingerprintReader: null,
  pagePrinter: null,
  queues: { byKind: {}, otherwise: null },
};
