import { encodeFrame } from './sam-frame.ts';

/** Commands of the host (devices §1.2), as complete frames. A vendor header that lists reset as command 01 is wrong. */
export const samRequest = {
  reset: request(0x10, 0xff),
  status: request(0x11, 0xff),
  moduleId: request(0x12, 0xff),
  findCard: request(0x20, 0x01),
  selectCard: request(0x20, 0x02),
  readTextAndPhoto: request(0x30, 0x01),
  readNewestAddress: request(0x30, 0x03),
  readTextPhotoAndFingerprint: request(0x30, 0x10),
} as const;

/** From the usual to the slowest, which is also the order of the command's parameter. */
export const baudRates = [115_200, 57_600, 38_400, 19_200, 9_600] as const;
export type BaudRate = (typeof baudRates)[number];

export function requestBaudRate(baudRate: BaudRate): Uint8Array {
  return request(0x60, baudRates.indexOf(baudRate));
}

function request(command: number, parameter: number): Uint8Array {
  return encodeFrame(Uint8Array.of(command, parameter));
}
