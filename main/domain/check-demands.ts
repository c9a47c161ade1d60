import type { Item, SituationAnswers } from './catalogue.ts';
import { mayBeRequired } from './completeness.ts';
import { pointerTo } from './form/json-pointer.ts';
import { at, type ItemProblem, repeated } from './item-problem.ts';

/** What an item asks of the citizen, papers and money: each with its ground, and nothing that contradicts itself. */
export function checkDemands(item: Item): ItemProblem[] {
  return [...materialProblems(item), ...situationProblems(item), ...feeProblems(item)];
}

function materialProblems({ materials, situations }: Item): ItemProblem[] {
  const asked = new Set(situations.flatMap(({ options }) => options.flatMap(({ addsMaterials }) => addsMaterials)));
  return [
    ...repeated(materials.map(({ code }) => code)).map((code) =>
      at('/materials', `材料编码“${code}”重复`, `material code “${code}” is there twice`),
    ),
    ...materials.flatMap((material, index) => {
      if (!material.required && !asked.has(material.code)) return [];
      // R45: whoever forgets to mark a 证明 as one has not said why it may be asked for either.
      const isUnfounded =
        !mayBeRequired(material) || (material.certificate === undefined && material.name.includes('证明'));
      if (!isUnfounded) return [];
      return at(
        `${pointerTo('/materials', index)}/certificate`,
        `证明“${material.name}”没有法定依据，不能要`,
        `the certificate “${material.name}” has no legal basis; it may not be asked for`,
      );
    }),
  ];
}

function situationProblems({ situations, materials }: Item): ItemProblem[] {
  const codes = new Set(materials.map(({ code }) => code));
  const keys = repeated(situations.map(({ key }) => key));
  return [
    ...keys.map((key) => at('/situations', `情形“${key}”重复`, `situation “${key}” is there twice`)),
    ...situations.flatMap((situation, index) => {
      const here = pointerTo('/situations', index);
      const unknown = situation.options
        .flatMap(({ addsMaterials }) => addsMaterials)
        .filter((code) => !codes.has(code));
      return [
        ...repeated(situation.options.map(({ key }) => key)).map((key) =>
          at(here, `选项“${key}”重复`, `option “${key}” is there twice`),
        ),
        ...unknown.map((code) =>
          at(
            here,
            `选项要的材料“${code}”不在材料清单里`,
            `an option asks for “${code}”, which is not among the materials`,
          ),
        ),
      ];
    }),
  ];
}

function feeProblems({ feeItems, situations }: Item): ItemProblem[] {
  return feeItems.flatMap((fee, index) => {
    const here = pointerTo('/feeItems', index);
    const answers = [...(fee.when ? [fee.when] : []), ...(fee.exemptWhen ?? [])];
    return [
      ...(fee.amountFen !== 0 && fee.amountFen !== null && fee.basis.trim() === ''
        ? [at(here, '收费没有依据，不能收', 'a fee without a basis may not be taken')]
        : []),
      ...(answers.every((one) => isAskable(one, situations))
        ? []
        : [at(here, '收费所看的情形或选项不存在', 'the fee hangs on a question or an answer that is not there')]),
    ];
  });
}

function isAskable({ situation, options }: SituationAnswers, situations: Item['situations']): boolean {
  const asked = situations.find(({ key }) => key === situation);
  return asked !== undefined && options.every((option) => asked.options.some(({ key }) => key === option));
}
