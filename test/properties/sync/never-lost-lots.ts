import { seededDice } from '../../support/seeded-dice.ts';

/**
 * What befalls an application after its acceptance, by its number of the day, known to both sides beforehand:
 *
 * - correction   the county asks for a page, the window answers with an amendment
 * - amended      the window changes something by itself, often while the acceptance is still on its way
 * - both-sides   window and county change the same field at about the same time
 * - supervision  督办, which the window answers
 * - package      a stick with all that waits goes out right after it, beside the line
 */
export type Lot = 'plain' | 'correction' | 'amended' | 'both-sides' | 'supervision' | 'package';

const lots: readonly Lot[] = [
  'correction',
  'correction',
  'amended',
  'amended',
  'both-sides',
  'both-sides',
  'supervision',
  'package',
];
/** So many applications share the lots: the others are as plain as most. */
const among = 20;

export function lotOf(seed: number, numberOfTheDay: number): Lot {
  return lots[seededDice(seed * 7_919 + numberOfTheDay).below(among)] ?? 'plain';
}

export function numberOfTheDay(localNumber: string): number {
  return Number(localNumber.slice(-4));
}

/** The field that both sides change, and what each writes there. */
export const phonePointer = '/applicant/phone';
export const phoneBy = {
  window: (number: number) => `138${String(number).padStart(8, '0')}`,
  county: (number: number) => `139${String(number).padStart(8, '0')}`,
};
export const answerOf = (number: number) => `已办：第${number}件`;
