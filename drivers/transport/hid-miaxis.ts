import type { HidProfile, HidUnwrapper } from './hid-profile.ts';
import { cutIntoReports, nothing, reportBytes } from './hid-reports.ts';

/**
 * MIAXIS MR-300, 10C4:0007 (devices §1.8, one source). Both ways 64-byte reports; a message longer than one report runs on
 * in the next without a header of its own.
 *
 *   out  88 | number, 2 | length, 2 LE (data + 1) | B1     | SAM frame | sum, 2 LE
 *   in   AA | number, 2 | length, 2 LE            | result | 2 skipped | SAM frame | sum, 2 LE
 *
 * The sum is additive, from the length on. What `length` of an answer counts is not known for sure, so the size of an
 * answer comes from the length inside its SAM frame, which the first report always holds.
 */
export function miaxisMr300(): HidProfile {
  let number = 0;
  return {
    reportId: 0,
    wrap: (message) => {
      number = (number + 1) & 0xffff;
      const length = message.length + 1;
      const bytes = new Uint8Array(requestHeader + message.length + 2);
      bytes.set([0x88, number & 0xff, number >> 8, length & 0xff, length >> 8, samCommand]);
      bytes.set(message, requestHeader);
      writeSum(bytes);
      return cutIntoReports(bytes);
    },
    unwrapper: () => new MiaxisUnwrapper(),
  };
}

/** The device's side, for the simulator: an answer in its reports. `result` other than zero carries no frame. */
export function wrapMiaxisAnswer(frame: Uint8Array, result = 0): Uint8Array[] {
  const bytes = new Uint8Array(answerHeader + frame.length + 2);
  const length = frame.length + 3;
  bytes.set([0xaa, 1, 0, length & 0xff, length >> 8, result]);
  bytes.set(frame, answerHeader);
  writeSum(bytes);
  return cutIntoReports(bytes);
}

/** The device's side: the SAM frame inside a request that came in `reports`; empty where it is none. */
export function unwrapMiaxisRequest(reports: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.concat(reports);
  const length = bytes.length < requestHeader ? 0 : bytes.readUInt16LE(3);
  const end = requestHeader + length - 1;
  if (bytes[0] !== 0x88 || bytes[5] !== samCommand || end + 2 > bytes.length) return nothing;
  return isSumRight(bytes.subarray(0, end + 2)) ? Uint8Array.from(bytes.subarray(requestHeader, end)) : nothing;
}

class MiaxisUnwrapper implements HidUnwrapper {
  /** Room for the longest SAM frame in whole reports. */
  readonly #message = new Uint8Array(2_560);
  #have = 0;
  #want = 0;

  push(report: Uint8Array): Uint8Array {
    if (report.length !== reportBytes) {
      this.reset();
      return nothing;
    }
    if (this.#have === 0) {
      this.#want = sizeOf(report);
      if (this.#want === 0) return nothing;
    }
    this.#message.set(report, this.#have);
    this.#have += report.length;
    if (this.#have < this.#want) return nothing;
    const message = this.#message.subarray(0, this.#want);
    const frame = isSumRight(message) ? message.slice(answerHeader, this.#want - 2) : nothing;
    this.reset();
    return frame;
  }

  reset(): void {
    this.#message.fill(0);
    this.#have = 0;
  }
}

/** Of the whole message that this report begins, in bytes; 0 when it begins none. */
function sizeOf(report: Uint8Array): number {
  const start = report.subarray(answerHeader, answerHeader + 5);
  const isAnswer = report[0] === 0xaa && report[5] === 0 && samPreamble.every((byte, index) => start[index] === byte);
  const length = (report[answerHeader + 5] ?? 0) * 256 + (report[answerHeader + 6] ?? 0);
  return isAnswer && length >= 4 && length <= 2_500 ? answerHeader + 7 + length + 2 : 0;
}

const samCommand = 0xb1;
const requestHeader = 6;
const answerHeader = 8;
const samPreamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69];

function sumOf(message: Uint8Array): number {
  let sum = 0;
  for (let at = 3; at < message.length - 2; at += 1) sum += message[at] ?? 0;
  return sum & 0xffff;
}

function writeSum(message: Uint8Array): void {
  const sum = sumOf(message);
  message[message.length - 2] = sum & 0xff;
  message[message.length - 1] = sum >> 8;
}

function isSumRight(message: Uint8Array): boolean {
  return (message.at(-2) ?? 0) + (message.at(-1) ?? 0) * 256 === sumOf(message);
}
