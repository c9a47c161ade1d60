import { type LineOpener, lineOpener } from '../transport/byte-line.ts';
import { hidLine } from '../transport/hid-line.ts';
import { raw64 } from '../transport/hid-raw-64.ts';
import { OpenFault } from '../transport/open-fault.ts';
import type { CodeDecoder } from './code-event.ts';
import { hidPosDecoder, hidPosProfile } from './hid-pos.ts';
import { type CodeEnding, codeEndings, lineFraming } from './line-framing.ts';

/** How to reach a gun, and how to read what it sends. */
export interface CodeScannerAccess {
  readonly open: LineOpener;
  readonly decoder: () => CodeDecoder;
}

/**
 * - `/dev/ttyACM0`, `COM4`: USB-COM; `?ending=crlf` and `?baud=9600` where the usual (any line end, 115200) does not fit
 * - `tcp://192.168.1.9:9004`: a network scanner, framed in the same way
 * - `hid://0c2e:0b6a?profile=fx100` or `lsr118`: HID POS
 *
 * An address that is none is not an error here: its opening rejects, and the device's status tells.
 */
export function codeScannerAccess(address: string): CodeScannerAccess {
  const asked = new URLSearchParams(address.split('?')[1] ?? '');
  if (address.startsWith('hid://')) {
    const profile = hidPosProfile(asked.get('profile') ?? '');
    return {
      open: hidLine(address, { profileNamed: (name) => (hidPosProfile(name) === null ? null : raw64) }),
      decoder: () => (profile === null ? lineFraming({ ending: 'line' }) : hidPosDecoder(profile)),
    };
  }
  const ending = (asked.get('ending') ?? 'line') as CodeEnding;
  if (!codeEndings.includes(ending)) {
    const fault = new OpenFault('address-wrong', `${address}: ending is one of ${codeEndings.join(', ')}`);
    return { open: () => Promise.reject(fault), decoder: () => lineFraming({ ending: 'line' }) };
  }
  return { open: lineOpener(address), decoder: () => lineFraming({ ending }) };
}
