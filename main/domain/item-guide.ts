import type { Item, MaterialRequirement, Situation } from './catalogue.ts';
import { mayBeRequired, requiredMaterials } from './completeness.ts';

/**
 * 一次性告知: which papers this citizen has to bring (R06). The guide on the screen, the form's list of materials and the
 * printed sheet all ask here, so that they can't differ.
 */
export interface AskedMaterial {
  readonly material: MaterialRequirement;
  /** asked: by the item itself or by an answer given. depends: on a question that is not answered yet. */
  readonly kind: 'asked' | 'depends';
}

export function askedMaterials(
  item: Pick<Item, 'materials' | 'situations'>,
  situation: Readonly<Record<string, string>>,
): readonly AskedMaterial[] {
  const asked = new Set(requiredMaterials(item, situation).map(({ code }) => code));
  const open = openQuestions(item, situation);
  const possible = new Set(open.flatMap(({ options }) => options.flatMap(({ addsMaterials }) => addsMaterials)));
  return item.materials
    .filter((material) => asked.has(material.code) || (possible.has(material.code) && mayBeRequired(material)))
    .map((material) => ({ material, kind: asked.has(material.code) ? 'asked' : 'depends' }));
}

/** Questions without an answer that is one of theirs. */
export function openQuestions(
  { situations }: Pick<Item, 'situations'>,
  situation: Readonly<Record<string, string>>,
): readonly Situation[] {
  return situations.filter((one) => chosenOption(one, situation) === null);
}

/** What was answered, in the catalogue's words and order. */
export function answeredSituations(
  { situations }: Pick<Item, 'situations'>,
  situation: Readonly<Record<string, string>>,
): readonly { readonly question: string; readonly answer: string }[] {
  return situations.flatMap((one) => {
    const option = chosenOption(one, situation);
    return option === null ? [] : [{ question: one.question, answer: option.label }];
  });
}

function chosenOption(one: Situation, given: Readonly<Record<string, string>>): Situation['options'][number] | null {
  if (!Object.hasOwn(given, one.key)) return null;
  return one.options.find(({ key }) => key === given[one.key]) ?? null;
}
