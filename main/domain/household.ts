import { normaliseCitizenId, readCitizenId } from './numbers/citizen-id.ts';

/** The citizens' numbers anywhere in these answers, each once, in their order: who belongs to the case. */
export function personNumbersIn(answers: unknown): readonly string[] {
  const found = new Set<string>();
  collect(answers, found, 0);
  return [...found];
}

const deepest = 8;

function collect(value: unknown, found: Set<string>, depth: number): void {
  if (typeof value === 'string') {
    const number = normaliseCitizenId(value);
    if (/^\d{17}[\dX]$/.test(number) && readCitizenId(number) !== null) found.add(number);
  } else if (depth < deepest && typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, found, depth + 1);
  }
}
