import type { FeeItem, Item, SituationAnswers } from './catalogue.ts';

/** 收费 of one case: from the catalogue and the answers about the situation, and from nowhere else (R25). */
export interface FeeDue {
  readonly lines: readonly FeeLine[];
  /** Fen. Null where the locality fixes an amount that it has not published: nothing may be asked for then. */
  readonly totalFen: number | null;
}

export interface FeeLine {
  readonly name: string;
  readonly amountFen: number | null;
  readonly basis: string;
}

export function feeDue(item: Pick<Item, 'feeItems'>, situation: Readonly<Record<string, string>>): FeeDue {
  const lines = item.feeItems
    .filter((fee) => fallsDue(fee, situation))
    .map(({ name, amountFen, basis }): FeeLine => ({ name, amountFen, basis }));
  const totalFen = lines.reduce<number | null>(
    (sum, { amountFen }) => (sum === null || amountFen === null ? null : sum + amountFen),
    0,
  );
  return { lines, totalFen };
}

/** Nothing to pay, whatever the answers: such an item shows no button and knows no notice. */
export function isFree(item: Pick<Item, 'feeItems'>): boolean {
  return item.feeItems.every(({ amountFen }) => amountFen === 0);
}

/** `12.50`, from fen. */
export function yuan(amountFen: number): string {
  return (amountFen / 100).toFixed(2);
}

/**
 * An answer that is not given decides nothing: a fee that hangs on it does not fall due, and an exemption that hangs on it
 * does not hold.
 */
function fallsDue({ when, exemptWhen = [] }: FeeItem, situation: Readonly<Record<string, string>>): boolean {
  if (when && !isAnswered(when, situation)) return false;
  return !exemptWhen.some((answers) => isAnswered(answers, situation));
}

function isAnswered({ situation: key, options }: SituationAnswers, given: Readonly<Record<string, string>>): boolean {
  const answer = Object.hasOwn(given, key) ? given[key] : undefined;
  return answer !== undefined && options.includes(answer);
}
