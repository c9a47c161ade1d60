import type { SamCommand } from './sam-channel.ts';
import {
  decodeFind,
  decodeModuleId,
  decodeNewestAddress,
  decodeRead,
  decodeReadWithFingerprint,
  decodeSelect,
  decodeStatus,
} from './sam-messages.ts';
import { type BaudRate, requestBaudRate, samRequest } from './sam-requests.ts';

/** Every command with its decoder and the time that modules have been seen to need (devices §1.1). */
export const samCommand = {
  reset: { request: samRequest.reset, decode: decodeStatus, timeoutMs: 1_500 },
  status: { request: samRequest.status, decode: decodeStatus, timeoutMs: 1_000 },
  moduleId: { request: samRequest.moduleId, decode: decodeModuleId, timeoutMs: 500 },
  find: { request: samRequest.findCard, decode: decodeFind, timeoutMs: 1_000 },
  select: { request: samRequest.selectCard, decode: decodeSelect, timeoutMs: 1_500 },
  read: { request: samRequest.readTextAndPhoto, decode: decodeRead, timeoutMs: 5_000 },
  readWithFingerprint: {
    request: samRequest.readTextPhotoAndFingerprint,
    decode: decodeReadWithFingerprint,
    timeoutMs: 6_000,
  },
  newestAddress: { request: samRequest.readNewestAddress, decode: decodeNewestAddress, timeoutMs: 2_000 },
} as const satisfies Record<string, SamCommand<unknown>>;

export function setBaudRate(baudRate: BaudRate): SamCommand<'authorised'> {
  return { request: requestBaudRate(baudRate), decode: decodeStatus, timeoutMs: 1_000 };
}
