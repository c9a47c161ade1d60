/** 部首 and 笔画 of the characters, as Unicode orders them (GB 18030 level 2). */
export interface RadicalGroup {
  readonly radical: string;
  readonly strokes: number;
  /** By total strokes; `?` where the count is not known. */
  readonly byCount: Readonly<Record<string, string>>;
}

/** How a radical looks inside of characters, for whoever looks for what they see. */
const shapes: Readonly<Record<string, string>> = {
  人: '亻',
  刀: '刂',
  心: '忄',
  手: '扌',
  攴: '攵',
  水: '氵',
  火: '灬',
  爪: '爫',
  犬: '犭',
  玉: '王',
  示: '礻',
  竹: '⺮',
  糸: '纟',
  网: '罒',
  肉: '月',
  艸: '艹',
  衣: '衤',
  言: '讠',
  辵: '辶',
  邑: '阝右',
  金: '钅',
  阜: '阝左',
  食: '饣',
  卩: '㔾',
  老: '耂',
  牛: '牜',
};

export function shapeOf(radical: string): string {
  const shape = shapes[radical];
  return shape === undefined ? radical : `${radical} ${shape}`;
}

export function countsOf({ byCount }: RadicalGroup): readonly string[] {
  return Object.keys(byCount).sort((a, b) => Number(a === '?') - Number(b === '?') || Number(a) - Number(b));
}

/** Radicals under the number of their own strokes. */
export function byOwnStrokes(groups: readonly RadicalGroup[]): ReadonlyMap<number, readonly RadicalGroup[]> {
  return Map.groupBy(groups, ({ strokes }) => strokes);
}

/**
 * Those of the count that was asked for, then their neighbours: 阝 and 艹 are counted differently here and there, and so do
 * people.
 */
export function charactersOf({ byCount }: RadicalGroup, count: string): readonly string[] {
  const asked = Number(count);
  const near = Number.isNaN(asked) ? [count] : [count, String(asked - 1), String(asked + 1)];
  return near.flatMap((one) => Array.from(byCount[one] ?? ''));
}
