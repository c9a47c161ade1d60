import { miaxisMr300 } from './hid-miaxis.ts';
import { raw64 } from './hid-raw-64.ts';

/**
 * How a vendor wraps bytes in HID reports; no standard says it (devices §1.8). `wrap` makes the reports of one message,
 * without the report id that the system wants before each. `unwrapper` gives a fresh state for one connection: it takes
 * reports as they come and answers the bytes inside. Neither throws on anything that a device can send.
 */
export interface HidProfile {
  /** What stands before each report on the way out; 0 for devices without numbered reports. */
  readonly reportId: number;
  wrap(message: Uint8Array): readonly Uint8Array[];
  unwrapper(): HidUnwrapper;
}

export interface HidUnwrapper {
  push(report: Uint8Array): Uint8Array;
  /** Forgets and wipes a message that is not complete: the host asks for something new. */
  reset(): void;
}

const profiles: Readonly<Record<string, HidProfile>> = { 'miaxis-mr300': miaxisMr300(), 'raw-64': raw64 };

export function hidProfile(name: string): HidProfile | null {
  return Object.hasOwn(profiles, name) ? (profiles[name] ?? null) : null;
}
