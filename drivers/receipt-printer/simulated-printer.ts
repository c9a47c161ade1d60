import type { Socket } from 'node:net';
import type { BenchState, Hand } from '../hands.ts';
import { listening, portOf, shut } from './loopback-server.ts';
import { asbBytes, realTimeByte } from './printer-mechanism.ts';
import { type PrinterMoods, wellMannered } from './printer-moods.ts';
import { createRealTimeScanner } from './real-time-scanner.ts';
import { type Band, pageText } from './receipt-page.ts';
import { receiptPicture } from './receipt-picture.ts';
import { createPrintEngine } from './simulated-print-engine.ts';

export interface SimulatedPrinter {
  /** `tcp://127.0.0.1:PORT` */
  readonly address: string;
  state(): BenchState['printer'];
  onState(listener: () => void): () => void;
  apply(hand: Hand): void;
  setMoods(moods: Partial<PrinterMoods>): void;
  /** Bytes that it keeps for when it can print again. */
  waitingBytes(): number;
  close(): Promise<void>;
}

/** What a printer's network side hands over at a time. */
const segmentBytes = 1_460;

const xoffXon = Uint8Array.of(0x13, 0x11);

/** Pictures are kept of the last receipts only; texts of all. */
const keptPictures = 12;

/** An 80 mm ESC/POS printer behind TCP, with hands. */
export async function startSimulatedPrinter(options: { readonly port?: number } = {}): Promise<SimulatedPrinter> {
  let moods = wellMannered;
  let power = true;
  let tellMask = 0;
  let lastTold = '';
  let receipts: { readonly text: string; readonly png: string }[] = [];
  let picturing: Promise<unknown> = Promise.resolve();
  let powering: Promise<unknown> = Promise.resolve();
  const sockets = new Set<Socket>();
  /** Bytes that arrived and found no room wait with their connection and end with it. */
  const intakes = new Map<Socket, () => void>();
  const listeners = new Set<() => void>();

  const engine = createPrintEngine({
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
  });

  function changed(): void {
    for (const listener of listeners) listener();
  }

  async function keep(bands: readonly Band[]): Promise<void> {
    const png = await receiptPicture(bands);
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
    for (const socket of sockets) {
      if (!moods.fragments) socket.write(bytes);
      else for (const byte of bytes) socket.write(Uint8Array.of(byte));
      // Flow control that printers behind a serial bridge let through.
      if (moods.fragments) socket.write(xoffXon);
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

  function serve(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    if (moods.oneConnection && sockets.size > 0) return void socket.destroy();
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      intakes.delete(socket);
    });
    socket.setNoDelay(true);
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
    // Read on even when there is no room: only a reading end learns that the other one hung up.
    const held: Uint8Array[] = [];
    intakes.set(socket, () => {
      while (held.length > 0 && engine.hasRoom(moods.bufferBytes)) takeIn(held.shift() ?? new Uint8Array(0));
    });
    socket.on('data', (bytes: Buffer) => {
      for (let from = 0; from < bytes.length; from += segmentBytes)
        held.push(bytes.subarray(from, from + segmentBytes));
      intakes.get(socket)?.();
    });
  }

  let server = await listening(serve, options.port ?? 0);
  const port = portOf(server);

  async function switchOff(): Promise<void> {
    if (!power) return;
    power = false;
    engine.powerCycle();
    tellMask = 0;
    await shut(server, sockets);
    changed();
  }

  async function switchOn(): Promise<void> {
    if (power) return;
    server = await listening(serve, port);
    power = true;
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
    address: `tcp://127.0.0.1:${port}`,
    state() {
      const { paper, coverOpen, jammed } = engine.mechanism();
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
    async close() {
      listeners.clear();
      engine.close();
      await powering;
      if (power) await shut(server, sockets);
      power = false;
      await picturing;
    },
  };
}
