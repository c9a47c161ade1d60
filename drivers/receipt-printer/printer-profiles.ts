import type { PrinterProfile } from './port.ts';

/**
 * What settings offer. The plain ones are safe with every printer of that width that has a GBK font: codes are sent as
 * rasters, and characters outside GBK too.
 */
export const printerProfiles = {
  '80mm': {
    widthDots: 576,
    columns: 48,
    hasCutter: true,
    hasDrawer: false,
    speaksGsK: false,
    encoding: 'gbk',
  },
  '80mm-codes': {
    widthDots: 576,
    columns: 48,
    hasCutter: true,
    hasDrawer: true,
    speaksGsK: true,
    encoding: 'gbk',
  },
  '58mm': {
    widthDots: 384,
    columns: 32,
    hasCutter: false,
    hasDrawer: false,
    speaksGsK: false,
    encoding: 'gbk',
  },
  '58mm-gb2312': {
    widthDots: 384,
    columns: 32,
    hasCutter: false,
    hasDrawer: false,
    speaksGsK: false,
    encoding: 'gb2312',
  },
} as const satisfies Readonly<Record<string, PrinterProfile>>;

export type PrinterProfileName = keyof typeof printerProfiles;
