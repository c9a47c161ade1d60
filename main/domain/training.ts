/** 练习: what is the same everywhere that practice shows. */

/** Printed across every page, and at head and foot of every receipt. */
export const trainingMark = '练习·无效';

/** 练 of every number. The county draws its prefixes without I, L and O, so no terminal is ever given this one. */
export const trainingPrefix = 'LIAN';

/** The chain of practice names it in place of a terminal. */
export const trainingTerminalId = 'training';

/** Shown on the screen: practice guards nobody's data, and nobody uses the PIN of their real work for it. */
export const trainingPin = '135790';

/** Kept so long after it was last used; then the next start clears it away. */
export const trainingKeptDays = 30;

/** Desks of practice count from here, far above any real one: the browser keeps the two apart by this number. */
export const firstTrainingDesk = 1_000_000_000;

export const isTrainingDesk = (generation: number): boolean => generation >= firstTrainingDesk;
