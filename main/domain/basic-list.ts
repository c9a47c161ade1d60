import type { BasicItem, CataloguePackage, LocalChange } from './catalogue.ts';

/** What keeps a catalogue from being published or taken in (R04), in codes and names that a person can act on. */
export interface BasicListVerdict {
  /** Of the 基本目录, and not offered. No reason makes up for it. */
  readonly missing: readonly BasicItem[];
  /** Added or taken away in comparison with the version before, without a written reason. */
  readonly unexplained: readonly Omit<LocalChange, 'reason'>[];
}

type Offered = Pick<CataloguePackage, 'items'>;

/** R04: items that the level above wants offered and this catalogue does not. A retired item does not count as offered. */
export function missingBasics(catalogue: Offered, basicList: readonly BasicItem[]): readonly BasicItem[] {
  const offered = new Set(
    catalogue.items
      .filter(({ status }) => status === 'active')
      .flatMap(({ code, codes = [] }) => [code, ...codes.map((one) => one.code)]),
  );
  return basicList.filter(({ code }) => !offered.has(code));
}

/**
 * 增减要说明: against the version in force. The first catalogue of a county explains only what it has beyond the list,
 * and that where there is a list to compare with.
 */
export function localChanges(before: Offered | null, after: Offered): readonly Omit<LocalChange, 'reason'>[] {
  if (before === null) return [];
  const [held, coming] = [offeredCodes(before), offeredCodes(after)];
  const added = after.items.filter(({ code }) => coming.has(code) && !held.has(code));
  const removed = before.items.filter(({ code }) => held.has(code) && !coming.has(code));
  return [
    ...added.map(({ code, name }) => ({ code, name, kind: 'added' as const })),
    ...removed.map(({ code, name }) => ({ code, name, kind: 'removed' as const })),
  ];
}

export function judgeBasicList(check: {
  readonly before: Offered | null;
  readonly after: Offered & Pick<CataloguePackage, 'localChanges'>;
  readonly basicList: readonly BasicItem[];
}): BasicListVerdict {
  const explained = check.after.localChanges ?? [];
  return {
    missing: missingBasics(check.after, check.basicList),
    unexplained: localChanges(check.before, check.after).filter(
      ({ code, kind }) =>
        !explained.some((one) => one.code === code && one.kind === kind && one.reason.trim().length >= 4),
    ),
  };
}

function offeredCodes({ items }: Offered): ReadonlySet<string> {
  return new Set(items.filter(({ status }) => status === 'active').map(({ code }) => code));
}
