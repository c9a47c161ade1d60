import type { PrinterProfile } from './port.ts';

/** A profile and what else sets a cheap printer apart from a good one. */
export interface PrinterModel extends PrinterProfile {
  /** `ESC t n`, n > 0: printers for the Chinese market often have their hanzi font alone. */
  readonly knowsCodePages: boolean;
  /** `GS 8 L` and `GS ( L`. */
  readonly knowsGraphics: boolean;
}

export const wellEquipped: PrinterModel = {
  widthDots: 576,
  columns: 48,
  hasCutter: true,
  hasDrawer: true,
  speaksGsK: true,
  encoding: 'gb18030',
  knowsCodePages: true,
  knowsGraphics: true,
};

/** 58 mm, torn off by hand, prints text and rasters and nothing else. */
export const cheapNarrow: PrinterModel = {
  widthDots: 384,
  columns: 32,
  hasCutter: false,
  hasDrawer: false,
  speaksGsK: false,
  encoding: 'gbk',
  knowsCodePages: false,
  knowsGraphics: false,
};

export const cheapWide: PrinterModel = { ...cheapNarrow, widthDots: 576, columns: 48, hasCutter: true };

/** What the model does not know by name. */
export function isUnknownTo(model: PrinterModel, command: string): boolean {
  switch (command) {
    case 'GS ( k':
    case 'GS k':
      return !model.speaksGsK;
    case 'GS ( L':
    case 'GS 8':
      return !model.knowsGraphics;
    default:
      return false;
  }
}
