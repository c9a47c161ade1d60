/**
 * Scanners that pretend to be keyboards (键盘口扫码枪) type a code within milliseconds and press Enter. This tells their
 * bursts from a person's typing by time alone. It holds nothing back: every key reaches the page as ever, and what a burst
 * left in a field is taken out afterwards (use-wedge.ts), so a person never waits for a letter.
 */
export interface WedgeThresholds {
  /** Between two keys of a burst, and before its Enter. Guns need 1–20 ms; a person's quickest pairs take 30. */
  readonly maxGapMs: number;
  /** Over the whole burst. */
  readonly maxMeanGapMs: number;
  /** Shorter bursts are a person whose fingers rolled over the keys. */
  readonly minLength: number;
}

export const usualThresholds: WedgeThresholds = { maxGapMs: 45, maxMeanGapMs: 25, minLength: 6 };

export interface WedgeKey {
  /** As `KeyboardEvent.key`. */
  readonly key: string;
  /** As `Event.timeStamp`: when the key was pressed, not when the page found time for it. */
  readonly atMs: number;
  /** An input method is at work: what it commits is a person's. */
  readonly isComposing: boolean;
  /** Ctrl, Alt or Meta is held, or the key repeats because it is held down. */
  readonly isCommand: boolean;
}

/** `first`: a burst may begin with this key; remember how the field looks now. */
export type WedgeSight =
  | { readonly kind: 'nothing' | 'first' | 'more' }
  | { readonly kind: 'code'; readonly text: string };

export class WedgeRecogniser {
  readonly #thresholds: WedgeThresholds;
  #text = '';
  #length = 0;
  #firstAtMs = 0;
  #lastAtMs = 0;

  constructor(thresholds: WedgeThresholds = usualThresholds) {
    this.#thresholds = thresholds;
  }

  see({ key, atMs, isComposing, isCommand }: WedgeKey): WedgeSight {
    // Guns press Shift for capital letters and signs.
    if (key === 'Shift' && !isComposing) return { kind: 'nothing' };
    const isLate = this.#length > 0 && !(atMs - this.#lastAtMs <= this.#thresholds.maxGapMs);
    if (isComposing || isCommand || isLate || atMs < this.#lastAtMs) this.#forget();
    if (isComposing || isCommand) return { kind: 'nothing' };
    if (key === 'Enter') return this.#end(atMs);
    if (!isOneCharacter(key) || this.#length >= longestCode) {
      this.#forget();
      return { kind: 'nothing' };
    }
    if (this.#length === 0) this.#firstAtMs = atMs;
    this.#text += key;
    this.#length += 1;
    this.#lastAtMs = atMs;
    return { kind: this.#length === 1 ? 'first' : 'more' };
  }

  #end(atMs: number): WedgeSight {
    const text = this.#text;
    const length = this.#length;
    const meanGapMs = length === 0 ? 0 : (atMs - this.#firstAtMs) / length;
    this.#forget();
    const isBurst = length >= this.#thresholds.minLength && meanGapMs <= this.#thresholds.maxMeanGapMs;
    return isBurst ? { kind: 'code', text } : { kind: 'nothing' };
  }

  #forget(): void {
    this.#text = '';
    this.#length = 0;
    this.#lastAtMs = Number.NEGATIVE_INFINITY;
  }
}

/** What a QR code can hold at most. */
const longestCode = 7_089;

function isOneCharacter(key: string): boolean {
  const [first = '', ...rest] = key;
  return first !== '' && rest.length === 0;
}
