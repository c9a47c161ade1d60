/** Bad manners that real printers have. */
export interface PrinterMoods {
  /** Answers DLE EOT. */
  readonly answersQuestions: boolean;
  /** Answers DLE EOT 3 and 4 too; some clones know 1 and 2 only. */
  readonly knowsAllQuestions: boolean;
  /** Tells changes by itself (ASB). */
  readonly tellsChanges: boolean;
  /** Answers GS r; `clone` says 00 or 0F. */
  readonly sensor: 'answers' | 'clone' | 'mute';
  /** Understands DLE DC4 8. */
  readonly forgets: boolean;
  /** Answers arrive byte by byte, with flow-control bytes after them. */
  readonly fragments: boolean;
  /** Serves one connection only. */
  readonly oneConnection: boolean;
  /** 0: at once. */
  readonly linesPerSecond: number;
  readonly bufferBytes: number;
  readonly overheated: boolean;
  /** At another speed than its own, nothing that comes over a serial line is understood; null hears all. */
  readonly baudRate: number | null;
}

export const wellMannered: PrinterMoods = {
  answersQuestions: true,
  knowsAllQuestions: true,
  tellsChanges: true,
  sensor: 'answers',
  forgets: true,
  fragments: false,
  oneConnection: false,
  linesPerSecond: 0,
  bufferBytes: 16_384,
  overheated: false,
  baudRate: null,
};
