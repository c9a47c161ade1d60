import { createEscPosTokeniser, type EscPosCommand } from './escpos-commands.ts';
import { type Mechanism, sensorByte, sound, standsStill } from './printer-mechanism.ts';
import { isUnknownTo, type PrinterModel, wellEquipped } from './printer-model.ts';
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
  /** It printed something else, or nothing, for want of what was asked of it. */
  readonly onRefused?: (what: string) => void;
  /** `ESC p` */
  readonly onDrawerKick?: () => void;
}

/** With paper for no more receipts, the next one stops after so many lines. */
const linesUntilTorn = 4;

export function createPrintEngine(events: EngineEvents, model: PrinterModel = wellEquipped): PrintEngine {
  const refused = (what: string) => events.onRefused?.(what);
  const tokeniser = createEscPosTokeniser((command) => {
    const isUnknown = isUnknownTo(model, command);
    if (isUnknown) refused(command);
    return isUnknown;
  });
  let typesetter = createTypesetter(model, refused);
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
    if (!model.hasCutter && command.kind === 'command' && beginsAnew(command.name)) tornByHand();
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
    if (name === 'GS V' && model.hasCutter) cut();
    if (name === 'GS V' && !model.hasCutter) refused(name);
    if (name === 'ESC p') kickDrawer();
  }

  function kickDrawer(): void {
    if (model.hasDrawer) {
      events.onDrawerKick?.();
      change({ drawerOpen: true });
    } else refused('ESC p');
  }

  /** Without a cutter a person tears the paper off, between two jobs. */
  function tornByHand(): void {
    if (printedBands() > 0) cut();
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
    typesetter = createTypesetter(model, refused);
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

/** What stands between two jobs: the closing question, or the init of the next. */
function beginsAnew(name: string): boolean {
  return name === 'GS r' || name === 'ESC @';
}

function isPrinted(band: Band): boolean {
  return band.kind !== 'feed' && (band.kind !== 'line' || band.runs.length > 0);
}

function sizeOf(command: EscPosCommand): number {
  if (command.kind === 'text') return command.bytes.length;
  return command.kind === 'control' ? 1 : command.params.length + 2;
}
