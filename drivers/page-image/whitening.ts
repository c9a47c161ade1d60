import type { Background } from './background.ts';

/** Paper is brought up to this; text keeps its distance from it. */
const paperTarget = 250;
/** More than this would turn pencil and pale seals into paper. */
const largestGain = 1.3;
/** Paper darker than this is coloured or no paper at all: left as it is. */
const darkestPaper = 150;
/** A page that is as white as this is not touched for it. */
const worthwhileGain = 1.03;

/** Gain per cell of the background's grid; null when the page is white enough, or is no paper. */
export function whiteningGains(background: Background): Float32Array | null {
  if (background.level < darkestPaper) return null;
  const gains = Float32Array.from(background.levels, (level) =>
    level < darkestPaper ? 1 : Math.min(largestGain, Math.max(1, paperTarget / level)),
  );
  return gains.some((gain) => gain > worthwhileGain) ? gains : null;
}

/** What the "colour dodge" of the canvas takes for a gain: result = base / (1 - blend). */
export function dodgeLevel(gain: number): number {
  return Math.round(255 * (1 - 1 / gain));
}
