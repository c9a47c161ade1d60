import type { BenchState, Hand } from '../hands.ts';
import type { ByteLine } from '../transport/byte-line.ts';
import { networkPlug, type Plug, serialPlug } from '../transport/plug.ts';
import { asbBytes, type Mechanism, realTimeByte } from './printer-mechanism.ts';
import { type PrinterModel, wellEquipped } from './printer-model.ts';
import { type PrinterMoods, wellMannered } from './printer-moods.ts';
import { createRealTimeScanner } from './real-time-scanner.ts';
import { type Band, pageText } from './receipt-page.ts';
import { receiptPicture } from './receipt-picture.ts';
import { createPrintEngine } from './simulated-print-engine.ts';

export interface SimulatedPrinter {
  /** `tcp://127.0.0.1:PORT`, or the path of a pseudo-terminal. */
  readonly address: string;
  state(): BenchState['printer'];
  onState(listener: () => void): () => void;
  apply(hand: Hand): void;
  setMoods(moods: Partial<PrinterMoods>): void;
  /** Bytes that it keeps for when it can print again. */
  waitingBytes(): number;
  /** What was asked of it that this model does not do: each thing once, in the order of their coming. */
  refused(): readonly string[];
  drawerKicks(): number;
  /** A drawer stays open until somebody pushes it in. */
  pushDrawer(): void;
  close(): Promise<void>;
}

export interface SimulatedPrinterOptions {
  readonly model?: PrinterModel;
  /** `serial`: where the system has pseudo-terminals. */
  readonly plug?: 'network' | 'serial';
}

/** What a printer's network side hands over at a time. */
const segmentBytes = 1_460;

const xoffXon = Uint8Array.of(0x13, 0x11);

/** Pictures are kept of the last receipts only; texts of all. */
const keptPictures = 12;

/** An ESC/POS printer behind TCP or a serial line, with hands. */
export async function startSimulatedPrinter(options: SimulatedPrinterOptions = {}): Promise<SimulatedPrinter> {
  const { model = wellEquipped } = options;
  let moods = wellMannered;
  let power = false;
  let tellMask = 0;
  let lastTold = '';
  let drawerKicks = 0;
  let receipts: { readonly text: string; readonly png: string }[] = [];
  let picturing: Promise<unknown> = Promise.resolve();
  let powering: Promise<unknown> = Promise.resolve();
  /** Bytes that arrived and found no room wait with their connection and end with it. */
  const intakes = new Map<ByteLine, () => void>();
  const listeners = new Set<() => void>();
  const refused = new Set<string>();

  const engine = createPrintEngine(
    {
      onReceipt: (bands) => {
        picturing = picturing.then(() => keep(bands));
      },
      onMechanism: () => {
        tell();
        changed();
      },
      onSensorQuestion: (answer) => {
        if (moods.sensor === 'answers') say(Uint8Array.of(answer));
        if (moods.sensor === 'clone') say(Uint8Array.of((answer & 0x0c) === 0 ? 0x00 : 0x0f));
      },
      onTellChanges: (mask) => {
        tellMask = mask;
        lastTold = '';
        tell();
      },
      onRoom: () => {
        for (const takeIn of intakes.values()) takeIn();
      },
      onRefused: (what) => void refused.add(what),
      onDrawerKick: () => {
        drawerKicks += 1;
      },
    },
    model,
  );

  function changed(): void {
    for (const listener of listeners) listener();
  }

  async function keep(bands: readonly Band[]): Promise<void> {
    const png = await receiptPicture(bands, model.widthDots);
    receipts = [...receipts, { text: pageText(bands), png: png.toString('base64') }].map((receipt, index, all) =>
      index >= all.length - keptPictures ? receipt : { ...receipt, png: '' },
    );
    changed();
  }

  function tell(): void {
    if (tellMask === 0 || !moods.tellsChanges) return;
    const bytes = asbBytes(engine.mechanism());
    if (bytes.join() === lastTold) return;
    lastTold = bytes.join();
    say(bytes);
  }

  function say(bytes: Uint8Array): void {
    for (const line of intakes.keys()) {
      const pieces = moods.fragments ? [...Array.from(bytes, (byte) => Uint8Array.of(byte)), xoffXon] : [bytes];
      // Flow control (the last piece) is what printers behind a serial bridge let through.
      for (const piece of pieces) line.write(piece).catch(() => {});
    }
  }

  function answer(question: number): void {
    if (!moods.answersQuestions || (question > 2 && !moods.knowsAllQuestions)) return;
    const byte = realTimeByte(engine.mechanism(), question);
    if (byte !== null) say(Uint8Array.of(byte));
  }

  function forget(): void {
    if (!moods.forgets) return;
    engine.forget();
    say(Uint8Array.of(0x37, 0x25, 0x00));
  }

  function connect(line: ByteLine): void {
    if (moods.oneConnection && intakes.size > 0) return void line.close();
    const realTime = createRealTimeScanner();
    const takeIn = (bytes: Uint8Array) => {
      let from = 0;
      for (const order of realTime.push(bytes)) {
        engine.receive(bytes.subarray(from, order.endsAt));
        from = order.endsAt;
        if (order.kind === 'question') answer(order.question);
        else forget();
      }
      engine.receive(bytes.subarray(from));
    };
    // Of a socket, read on even when there is no room: only a reading end learns that the other one hung up. A serial line
    // has no connection that could end, so there what was not taken must stay in the sender's reach.
    const holdsBack = options.plug === 'serial';
    const held: Uint8Array[] = [];
    intakes.set(line, () => {
      while (held.length > 0 && engine.hasRoom(moods.bufferBytes)) takeIn(held.shift() ?? new Uint8Array(0));
      if (holdsBack) line.hold?.(held.length > 0);
    });
    line.onClose(() => intakes.delete(line));
    line.onBytes((bytes) => {
      if (isAtAnotherSpeed(line)) return;
      for (let from = 0; from < bytes.length; from += segmentBytes)
        held.push(Uint8Array.from(bytes.subarray(from, from + segmentBytes)));
      intakes.get(line)?.();
    });
  }

  function isAtAnotherSpeed(line: ByteLine): boolean {
    const speed = line.peerBaudRate?.() ?? null;
    return speed !== null && moods.baudRate !== null && speed !== moods.baudRate;
  }

  const device = {
    powerOn: () => {
      power = true;
    },
    connect,
  };
  const plug = await plugFor(options.plug ?? 'network', device);

  async function switchOff(): Promise<void> {
    if (!power) return;
    power = false;
    engine.powerCycle();
    tellMask = 0;
    await plug.pull();
    changed();
  }

  async function switchOn(): Promise<void> {
    if (power) return;
    await plug.plugIn();
    changed();
  }

  function apply(hand: Hand): void {
    switch (hand.hand) {
      case 'removePaper':
        engine.change({ paper: false, nearEnd: false });
        break;
      case 'loadPaper':
        engine.tearOff();
        engine.loadRoll(Number.POSITIVE_INFINITY);
        break;
      case 'paperForReceipts':
        engine.loadRoll(hand.count);
        break;
      case 'jamPrinter':
        engine.change({ jammed: true });
        break;
      case 'clearPrinter':
        engine.tearOff();
        engine.change({ jammed: false });
        break;
      case 'openPrinterCover':
        engine.change({ coverOpen: true });
        break;
      case 'closePrinterCover':
        engine.change({ coverOpen: false });
        break;
      case 'switchPrinterOff':
        powering = powering.then(switchOff);
        break;
      case 'switchPrinterOn':
        powering = powering.then(switchOn);
        break;
    }
  }

  return {
    address: plug.address,
    state() {
      const { paper, coverOpen, jammed }: Mechanism = engine.mechanism();
      return { paper, coverOpen, jammed, power, receipts };
    },
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    apply,
    setMoods(changes) {
      moods = { ...moods, ...changes };
      engine.setLinesPerSecond(moods.linesPerSecond);
      if (changes.overheated !== undefined) engine.change({ overheated: changes.overheated });
    },
    waitingBytes: () => engine.waitingBytes(),
    refused: () => [...refused],
    drawerKicks: () => drawerKicks,
    pushDrawer: () => engine.change({ drawerOpen: false }),
    async close() {
      listeners.clear();
      engine.close();
      await powering;
      await plug.close();
      power = false;
      await picturing;
    },
  };
}

async function plugFor(kind: 'network' | 'serial', device: Parameters<typeof networkPlug>[0]): Promise<Plug> {
  if (kind === 'network') return networkPlug(device);
  const plug = await serialPlug(device);
  if (plug === null) throw new Error('this system has no pseudo-terminals');
  return plug;
}
