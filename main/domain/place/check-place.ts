import type { Draft } from '../application.ts';
import type { Item } from '../catalogue.ts';
import type { Text } from '../failures.ts';
import type { FieldProblem } from '../result.ts';
import { isElsewhere, isHandledAt, type Place } from './handling.ts';

/**
 * 行政管辖: may this office take this in, and for whom (R50)? `own` is the office's place as the county said it: empty for
 * the county's own hall, null while nobody has said, and then only what is certain is said.
 */
export function checkPlace(check: {
  readonly draft: Pick<Draft, 'handledBy' | 'form'>;
  readonly item: Item;
  readonly own: string | null;
  readonly places: readonly Place[];
}): readonly FieldProblem[] {
  const { draft, item, own, places } = check;
  const { handledBy } = draft;
  const barred = whyBarred(item, { own, handledBy: handledBy?.placeCode ?? null, places });
  if (barred) return [{ pointer: '/handledBy', kind: 'not-allowed', message: barred }];
  if (!handledBy || asksForResult(item)) return [];
  if (handledBy.pickup === undefined) return [missing('/handledBy/pickup', '结果怎么领取', 'how to get the result')];
  if (handledBy.pickup === 'mail' && (handledBy.address ?? '').trim() === '') {
    return [missing('/handledBy/address', '邮寄地址', 'the postal address')];
  }
  return [];
}

/** Why it may not be taken in here for that place; null where it may. */
export function whyBarred(
  item: Pick<Item, 'name' | 'jurisdiction' | 'takenElsewhere'>,
  at: { readonly own: string | null; readonly handledBy: string | null; readonly places: readonly Place[] },
): Text | null {
  const { own, handledBy, places } = at;
  if (handledBy === null) {
    if (own === null || isHandledAt(item.jurisdiction, own)) return null;
    const where = namesOf(item.jurisdiction ?? [], places);
    return item.takenElsewhere === false
      ? said(
          item,
          `只能在${where}当地办理，请告诉申请人到那里去`,
          `is handled only at ${where} itself; please send the applicant there`,
        )
      : said(item, `在${where}办理，请先选办理地再代收`, `is handled at ${where}; choose the deciding place first`);
  }
  if (!places.some(({ code }) => code === handledBy)) {
    return { zh: '选的办理地不在县里公布的名单上', en: 'The chosen place is not on the county’s list' };
  }
  if (own !== null && !isElsewhere(handledBy, own)) {
    return { zh: '办理地就是本地，不用代收', en: 'That is this office’s own place' };
  }
  if (item.takenElsewhere === false) {
    return said(item, '不能异地代收，请申请人到办理地去', 'can’t be taken in for another place');
  }
  if (!isHandledAt(item.jurisdiction, handledBy)) {
    return said(item, '那个地方不办', 'is not handled at that place');
  }
  return null;
}

/** The form has group G, so its answer counts. */
export function asksForResult(item: Pick<Item, 'formSchema'>): boolean {
  const { properties } = item.formSchema;
  return typeof properties === 'object' && properties !== null && 'delivery' in properties;
}

function namesOf(codes: readonly string[], places: readonly Place[]): string {
  return codes.map((code) => places.find((place) => place.code === code)?.name ?? code).join('、');
}

const said = ({ name }: Pick<Item, 'name'>, zh: string, en: string): Text => ({
  zh: `“${name}”${zh}`,
  en: `“${name}” ${en}`,
});

const missing = (pointer: string, zh: string, en: string): FieldProblem => ({
  pointer,
  kind: 'missing',
  message: { zh: `异地代收还要问：${zh}`, en: `Taken in for another place: please ask ${en}` },
});
