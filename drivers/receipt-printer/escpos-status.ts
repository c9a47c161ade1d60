import type { DeviceCondition, DeviceTrouble } from '../device-status.ts';

/** What is known of the printer's mechanism. `unknown` is a legal answer of every cheap printer (devices §4.4). */
export interface PrinterFacts {
  readonly online: boolean | 'unknown';
  readonly paper: 'present' | 'near-end' | 'out' | 'unknown';
  readonly cover: 'closed' | 'open' | 'unknown';
  /** `overheated` recovers by itself; `unspecified`: the printer says "error" and not which. */
  readonly error: 'none' | 'cutter' | 'mechanical' | 'unrecoverable' | 'overheated' | 'unspecified' | 'unknown';
}

export const unknownFacts: PrinterFacts = { online: 'unknown', paper: 'unknown', cover: 'unknown', error: 'unknown' };

export type RealTimeQuestion = 1 | 2 | 3 | 4;
export type RealTimeAnswers = Readonly<Partial<Record<RealTimeQuestion, number>>>;

/** DLE EOT 1–4 together; answers that did not come leave their facts unknown. Bit tables: devices §4.3. */
export function factsOfRealTime(answers: RealTimeAnswers): PrinterFacts {
  const { 1: printer, 2: offline, 3: error, 4: roll } = answers;
  return {
    online: printer === undefined ? 'unknown' : (printer & 0x08) === 0,
    paper: paperOf(offline, roll),
    cover: offline === undefined ? 'unknown' : (offline & 0x04) !== 0 ? 'open' : 'closed',
    error: realTimeErrorOf(offline, error),
  };
}

/** The four bytes of Automatic Status Back (devices §4.4). */
export function factsOfAsb(bytes: readonly [number, number, number, number]): PrinterFacts {
  const [printer, error, paper] = bytes;
  return {
    online: (printer & 0x08) === 0,
    cover: (printer & 0x20) !== 0 ? 'open' : 'closed',
    paper: paperFromSensors(paper & 0x0c, paper & 0x03),
    error: errorFromBits({
      mechanical: error & 0x04,
      cutter: error & 0x08,
      unrecoverable: error & 0x20,
      heat: error & 0x40,
    }),
  };
}

/** `GS r 1`: bits 0–1 near end, bits 2–3 out. Clones that answer 00 or 0F (devices §4.4) say the same by these bits. */
export function paperOfSensorReply(byte: number): 'present' | 'near-end' | 'out' {
  return paperFromSensors(byte & 0x0c, byte & 0x03);
}

export interface PrinterVerdict {
  readonly condition: Extract<DeviceCondition, 'ready' | 'busy' | 'needs-help' | 'unknown'>;
  readonly trouble: DeviceTrouble | null;
  readonly warnings: readonly 'paper-near-end'[];
}

/** An open cover comes first: with it most printers also report missing paper, and closing it is what helps. */
export function verdictOn(facts: PrinterFacts): PrinterVerdict {
  if (facts.cover === 'open') return needsHelp('printer/cover-open');
  if (facts.paper === 'out') return needsHelp('printer/out-of-paper');
  if (facts.error === 'overheated') return { condition: 'busy', trouble: null, warnings: warningsOf(facts) };
  if (facts.error !== 'none' && facts.error !== 'unknown') return needsHelp('printer/jammed');
  if (facts.online === false) return needsHelp('printer/offline');
  const saidNothing = facts.online === 'unknown' && facts.cover === 'unknown' && facts.paper === 'unknown';
  if (saidNothing) return { condition: 'unknown', trouble: 'printer/state-unknown', warnings: [] };
  return { condition: 'ready', trouble: null, warnings: warningsOf(facts) };
}

function needsHelp(trouble: DeviceTrouble): PrinterVerdict {
  return { condition: 'needs-help', trouble, warnings: [] };
}

function warningsOf(facts: PrinterFacts): PrinterVerdict['warnings'] {
  return facts.paper === 'near-end' ? ['paper-near-end'] : [];
}

/** DLE EOT 2 bit 5 only tells that printing stopped; its absence proves no paper, so DLE EOT 4 has the word. */
function paperOf(offline: number | undefined, roll: number | undefined): PrinterFacts['paper'] {
  if (offline !== undefined && (offline & 0x20) !== 0) return 'out';
  return roll === undefined ? 'unknown' : paperFromSensors(roll & 0x60, roll & 0x0c);
}

function paperFromSensors(outBits: number, nearEndBits: number): 'present' | 'near-end' | 'out' {
  if (outBits !== 0) return 'out';
  return nearEndBits !== 0 ? 'near-end' : 'present';
}

function realTimeErrorOf(offline: number | undefined, error: number | undefined): PrinterFacts['error'] {
  const named =
    error === undefined
      ? 'none'
      : errorFromBits({
          mechanical: error & 0x04,
          cutter: error & 0x08,
          unrecoverable: error & 0x20,
          heat: error & 0x40,
        });
  if (named !== 'none') return named;
  if (offline !== undefined && (offline & 0x40) !== 0) return 'unspecified';
  return offline === undefined && error === undefined ? 'unknown' : 'none';
}

interface ErrorBits {
  readonly mechanical: number;
  readonly cutter: number;
  readonly unrecoverable: number;
  readonly heat: number;
}

function errorFromBits(bits: ErrorBits): 'none' | 'cutter' | 'mechanical' | 'unrecoverable' | 'overheated' {
  if (bits.unrecoverable !== 0) return 'unrecoverable';
  if (bits.cutter !== 0) return 'cutter';
  if (bits.mechanical !== 0) return 'mechanical';
  return bits.heat !== 0 ? 'overheated' : 'none';
}
