/** Chances that can be thrown again: the same seed gives the same row (mulberry32). */
export interface SeededDice {
  below(limit: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

export function seededDice(seed: number): SeededDice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (choices) => choices[below(choices.length)] ?? choices[0] };
}
