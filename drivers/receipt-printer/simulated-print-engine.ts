import { createEscPosTokeniser, type EscPosCommand } from './escpos-commands.ts';
import { type Mechanism, sensorByte, sound, standsStill } from './printer-mechanism.ts';
import type { Band } from './receipt-page.ts';
import { createTypesetter } from './receipt-typesetter.ts';

/**
 * The inside of the simulated printer: receive buffer, head, paper. Like a real one it goes on where it stopped when new
 * paper is in, unless somebody told it to forget; half a receipt stays in it until then.
 */
export interface PrintEngine {
  receive(bytes: Uint8Array): void;
  mechanism(): Mechanism;
  /** Bytes that wait for the head. */
  waitingBytes(): number;
  /** Whether more may come in; a long image streams through the head and needs no room. */
  hasRoom(bufferBytes: number): boolean;
  forget(): void;
  change(parts: Partial<Mechanism>): void;
  /** A roll that ends in the middle of the receipt after this many. */
  loadRoll(receipts: number): void;
  /** The torn piece goes to the bin: new roll, or pulled out of the jam. */
  tearOff(): void;
  /** Power lost: buffer and settings are gone, what is printed stays. */
  powerCycle(): void;
  setLinesPerSecond(lines: number): void;
  close(): void;
}

export interface EngineEvents {
  /** A receipt was cut off. */
  readonly onReceipt: (bands: readonly Band[]) => void;
  readonly onMechanism: () => void;
  /** `GS r 1` came to its turn. */
  readonly onSensorQuestion: (answer: number) => void;
  /** `GS a n`, or 0 by `ESC @`. */
  readonly onTellChanges: (mask: number) => void;
  readonly onRoom: () => void;
}

/** With paper for no more receipts, the next one stops after so many lines. */
const linesUntilTorn = 4;

export function createPrintEngine(events: EngineEvents): PrintEngine {
  const tokeniser = createEscPosTokeniser();
  let typesetter = createTypesetter();
  let mechanism = sound;
  let waiting: EscPosCommand[] = [];
  let page: Band[] = [];
  let receiptsLeft = Number.POSITIVE_INFINITY;
  let linesPerSecond = 0;
  let pause: NodeJS.Timeout | undefined;

  function change(parts: Partial<Mechanism>): void {
    mechanism = { ...mechanism, ...parts };
    events.onMechanism();
    run();
  }

  function run(): void {
    while (pause === undefined && waiting.length > 0 && !standsStill(mechanism)) {
      const [command] = waiting.splice(0, 1);
      if (command !== undefined) carryOut(command);
    }
    if (waiting.length === 0) events.onRoom();
  }

  function carryOut(command: EscPosCommand): void {
    const bands = typesetter.set(command);
    page.push(...bands);
    if (command.kind === 'command') obey(command.name, command.params);
    if (bands.length > 0 && linesPerSecond > 0) {
      pause = setTimeout(() => {
        pause = undefined;
        run();
      }, 1_000 / linesPerSecond);
    }
    if (receiptsLeft <= 0 && printedBands() >= linesUntilTorn) endPaper();
  }

  function obey(name: string, params: Uint8Array): void {
    if (name === 'ESC @') events.onTellChanges(0);
    if (name === 'GS a') events.onTellChanges(params[0] ?? 0);
    if (name === 'GS r' && (params[0] === 1 || params[0] === 0x31)) events.onSensorQuestion(sensorByte(mechanism));
    if (name === 'GS V') cut();
  }

  function cut(): void {
    if (receiptsLeft <= 0 && printedBands() > 0) {
      endPaper();
      return;
    }
    const receipt = page;
    page = [];
    if (!receipt.some(isPrinted)) return;
    receiptsLeft -= 1;
    events.onReceipt(receipt);
  }

  function printedBands(): number {
    return page.filter(isPrinted).length;
  }

  function endPaper(): void {
    receiptsLeft = Number.POSITIVE_INFINITY;
    change({ paper: false, nearEnd: false });
  }

  function waitingBytes(): number {
    return tokeniser.pendingBytes() + waiting.reduce((sum, command) => sum + sizeOf(command), 0);
  }

  function forget(): void {
    waiting = [];
    tokeniser.reset();
    typesetter = createTypesetter();
    events.onRoom();
  }

  return {
    receive(bytes) {
      waiting.push(...tokeniser.push(bytes));
      run();
    },
    mechanism: () => mechanism,
    hasRoom: (bufferBytes) => waiting.length === 0 || waitingBytes() <= bufferBytes,
    waitingBytes,
    forget,
    change,
    loadRoll(receipts) {
      receiptsLeft = receipts;
      change({ paper: true, nearEnd: Number.isFinite(receipts) });
    },
    tearOff() {
      page = [];
    },
    powerCycle() {
      forget();
      clearTimeout(pause);
      pause = undefined;
    },
    setLinesPerSecond(lines) {
      linesPerSecond = lines;
    },
    close: () => clearTimeout(pause),
  };
}

function isPrinted(band: Band): boolean {
  return band.kind !== 'feed' && (band.kind !== 'line' || band.runs.length > 0);
}

function sizeOf(command: EscPosCommand): number {
  if (command.kind === 'text') return command.bytes.length;
  return command.kind === 'control' ? 1 : command.params.length + 2;
}
