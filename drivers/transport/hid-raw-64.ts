import type { HidProfile } from './hid-profile.ts';
import { cutIntoReports } from './hid-reports.ts';

/** The stream cut into reports of 64 bytes, nothing around it. The zeros at the end are noise to every parser behind. */
export const raw64: HidProfile = {
  reportId: 0,
  wrap: (message) => cutIntoReports(message),
  unwrapper: () => ({ push: (report) => Uint8Array.from(report), reset: () => {} }),
};
