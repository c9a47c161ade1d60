const shortest = 6;

/** Too short, one sign throughout, or signs that only count up or down: what everybody tries first. */
export function isWeakPin(pin: string): boolean {
  const signs = [...pin.normalize('NFKC')].map((sign) => sign.codePointAt(0) ?? 0);
  if (signs.length < shortest) return true;
  const steps = new Set(signs.slice(1).map((sign, index) => sign - (signs[index] ?? 0)));
  const [only] = steps;
  return steps.size === 1 && only !== undefined && Math.abs(only) <= 1;
}
