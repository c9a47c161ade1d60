import { z } from 'zod';

/** The demo's bench and what hands can do there. */

export const benchStateSchema = z.object({
  citizens: z.array(z.object({ key: z.string(), name: z.string(), idNumber: z.string(), note: z.string() })).readonly(),
  cardOnReader: z.string().nullable(),
  readerPlugged: z.boolean(),
  printer: z.object({
    paper: z.boolean(),
    coverOpen: z.boolean(),
    jammed: z.boolean(),
    power: z.boolean(),
    receipts: z.array(z.object({ text: z.string(), png: z.string() })).readonly(),
  }),
  scanner: z.object({
    library: z.array(z.object({ key: z.string(), title: z.string() })).readonly(),
    inFeeder: z.array(z.string()).readonly(),
    jammed: z.boolean(),
  }),
  codeScanner: z.object({ plugged: z.boolean(), lastCode: z.string().nullable() }),
  signaturePad: z.object({ plugged: z.boolean(), asks: z.string().nullable() }),
  fingerprintReader: z.object({ plugged: z.boolean(), isAsking: z.boolean() }),
});

/** What the county link does in the demo and in journeys. */
export const linkMoodSchema = z.enum([
  'open',
  'cut',
  'black-hole',
  'http-500',
  'http-404',
  'captive-portal',
  'reply-lost',
  'reply-twice',
  'slow',
]);
export type LinkMood = z.infer<typeof linkMoodSchema>;

export const simulatorStateSchema = z.object({
  bench: benchStateSchema,
  link: linkMoodSchema,
  /** Simulated clock minus the machine's, milliseconds. */
  clockShiftMs: z.number(),
  countyUrl: z.string(),
});
export type SimulatorState = z.infer<typeof simulatorStateSchema>;

export const handSchema = z.discriminatedUnion('hand', [
  z.object({ hand: z.literal('placeCard'), citizen: z.string() }),
  z.object({ hand: z.literal('liftCard') }),
  z.object({ hand: z.literal('pullCardDuringNextRead') }),
  z.object({ hand: z.literal('unplugReader') }),
  z.object({ hand: z.literal('plugReader') }),
  z.object({ hand: z.literal('removePaper') }),
  z.object({ hand: z.literal('loadPaper') }),
  z.object({ hand: z.literal('paperForReceipts'), count: z.int().min(0) }),
  z.object({ hand: z.literal('jamPrinter') }),
  z.object({ hand: z.literal('clearPrinter') }),
  z.object({ hand: z.literal('openPrinterCover') }),
  z.object({ hand: z.literal('closePrinterCover') }),
  z.object({ hand: z.literal('switchPrinterOff') }),
  z.object({ hand: z.literal('switchPrinterOn') }),
  z.object({ hand: z.literal('feedPages'), pages: z.array(z.string()).max(50) }),
  z.object({ hand: z.literal('jamScannerAtPage'), page: z.int().min(1) }),
  z.object({ hand: z.literal('clearScanner') }),
  z.object({ hand: z.literal('scanCode'), text: z.string().min(1).max(2_000) }),
  z.object({ hand: z.literal('unplugCodeScanner') }),
  z.object({ hand: z.literal('plugCodeScanner') }),
  z.object({ hand: z.literal('signOnPad') }),
  z.object({ hand: z.literal('cancelOnPad') }),
  z.object({ hand: z.literal('unplugPad') }),
  z.object({ hand: z.literal('plugPad') }),
  z.object({ hand: z.literal('putFinger'), touch: z.enum(['good', 'fair', 'dry', 'wet', 'off-centre']) }),
  z.object({ hand: z.literal('unplugFingerprintReader') }),
  z.object({ hand: z.literal('plugFingerprintReader') }),
  z.object({ hand: z.literal('setLink'), mood: linkMoodSchema }),
  z.object({ hand: z.literal('shiftClock'), shiftMs: z.number() }),
  /** The disk says that so much is free; null: what it really is. */
  z.object({ hand: z.literal('fillDisk'), freeBytes: z.number().min(0).nullable() }),
]);
export type SimulatorHand = z.infer<typeof handSchema>;
