import type { CataloguePackage, Item } from './catalogue.ts';
import { isCalendarDate } from './dates.ts';
import type { Text } from './failures.ts';
import { inspectFormSchema } from './form/form-keywords.ts';
import { pointerTo, readPointer } from './form/json-pointer.ts';

/** Why an item can't be published, for the county clerk who wrote it. */
export interface ItemProblem {
  /** JSON pointer into the item. */
  readonly pointer: string;
  readonly message: Text;
}

/** R05: name, content, implementer, basis, conditions, limits, flow and supervision, whole and free of contradiction. */
export function validateItem(item: Item): readonly ItemProblem[] {
  return [
    ...elements(item),
    ...materialProblems(item),
    ...situationProblems(item),
    ...limitProblems(item),
    ...periodProblems(item),
    ...formProblems(item),
  ];
}

/** Every item by itself, and no code twice. */
export function validateCatalogue(catalogue: Pick<CataloguePackage, 'items'>): readonly ItemProblem[] {
  return catalogue.items.flatMap((item, index) => {
    const here = pointerTo('/items', index);
    const twice = catalogue.items.findIndex(({ code }) => code === item.code) !== index;
    return [
      ...(twice ? [at('/code', `事项编码“${item.code}”重复`, `item code “${item.code}” is there twice`)] : []),
      ...validateItem(item),
    ].map((problem) => ({ ...problem, pointer: `${here}${problem.pointer}` }));
  });
}

/** R04: codes of the county's basic list that the catalogue lacks. A retired item does not count as offered. */
export function missingMandatory(
  catalogue: Pick<CataloguePackage, 'items'>,
  mandatoryCodes: readonly string[],
): readonly string[] {
  const offered = new Set(catalogue.items.filter(({ status }) => status === 'active').map(({ code }) => code));
  return mandatoryCodes.filter((code) => !offered.has(code));
}

function elements(item: Item): ItemProblem[] {
  const texts: readonly (readonly [string, string, string, string])[] = [
    ['/code', item.code, '事项编码', 'code'],
    ['/name', item.name, '事项名称', 'name'],
    ['/pinyin', item.pinyin, '全拼', 'pinyin'],
    ['/pinyinInitials', item.pinyinInitials, '拼音首字母', 'pinyin initials'],
    ['/implementer/name', item.implementer.name, '办理主体', 'implementer'],
    ['/resultName', item.resultName, '办理结果', 'result'],
    ['/consultPhone', item.consultPhone, '咨询电话', 'phone for questions'],
    ['/supervisePhone', item.supervisePhone, '监督电话', 'phone for supervision'],
    ['/basis', item.basis.join(''), '办理依据', 'legal basis'],
    ['/acceptConditions', item.acceptConditions.join(''), '办理条件', 'conditions'],
    ['/flow', item.flow.map(({ step }) => step).join(''), '办理流程', 'flow'],
  ];
  const problems = texts
    // A retired item stands for its open cases only; nothing is written for it any more.
    .filter(([pointer]) => item.status === 'active' || pointer !== '/acceptConditions')
    .filter(([, text]) => text.trim() === '')
    .map(([pointer, , zh, en]) => at(pointer, `缺${zh}，不能发布`, `${en} is missing; it cannot be published`));
  const phones = [['/consultPhone', item.consultPhone] as const, ['/supervisePhone', item.supervisePhone] as const];
  for (const [pointer, phone] of phones) {
    if (phone.trim() !== '' && phone.replace(/\D/g, '').length < 3) {
      problems.push(at(pointer, '电话里没有号码', 'there is no number in the phone'));
    }
  }
  const unfounded = item.feeItems.findIndex(
    ({ amountFen, basis }) => amountFen !== null && amountFen > 0 && basis.trim() === '',
  );
  if (unfounded >= 0) {
    problems.push(
      at(pointerTo('/feeItems', unfounded), '收费没有依据，不能收', 'a fee without a basis may not be taken'),
    );
  }
  return problems;
}

function materialProblems({ materials }: Item): ItemProblem[] {
  return repeated(materials.map(({ code }) => code)).map((code) =>
    at('/materials', `材料编码“${code}”重复`, `material code “${code}” is there twice`),
  );
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

function limitProblems({ legalLimit, promisedLimit, handleType, flow }: Item): ItemProblem[] {
  const problems: ItemProblem[] = [];
  if (legalLimit?.unit === promisedLimit.unit && promisedLimit.value > legalLimit.value) {
    problems.push(
      at('/promisedLimit', '承诺时限不能比法定时限长', 'the promised limit is longer than the statutory one'),
    );
  }
  if (handleType === '2' && promisedLimit.value < 1) {
    problems.push(at('/promisedLimit', '承诺件要有承诺时限', 'a promised item needs a promised limit'));
  }
  flow.forEach(({ step, post, limit }, index) => {
    const here = pointerTo('/flow', index);
    if (step.trim() === '' || post.trim() === '')
      problems.push(at(here, '环节要有名称和岗位', 'a step needs a name and a post'));
    if (limit && limit.unit === promisedLimit.unit && limit.value > promisedLimit.value) {
      problems.push(at(here, '环节时限比承诺时限还长', 'the limit of the step is longer than the promised limit'));
    }
  });
  return problems;
}

function periodProblems({ yearlyWindow, effectiveFrom, effectiveTo, status, channels }: Item): ItemProblem[] {
  const problems: ItemProblem[] = [];
  // 02-29 is a legal end of a window: any leap year shows that the day exists.
  if (yearlyWindow && ![yearlyWindow.from, yearlyWindow.to].every((day) => isCalendarDate(`2024-${day}`))) {
    problems.push(at('/yearlyWindow', '集中办理的起止要写成 月-日，如 01-31', 'write the yearly window as MM-DD'));
  }
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    problems.push(at('/effectiveTo', '停用日期早于启用日期', 'it ends before it begins'));
  }
  if (status === 'active' && !channels.window && !channels.kiosk && !channels.agent) {
    problems.push(at('/channels', '没有一个渠道能办', 'there is no channel to apply through'));
  }
  return problems;
}

/** Group A must be there under its fixed keys: receipts, look-up and the card's answers are built on them. */
function formProblems({ formSchema }: Item): ItemProblem[] {
  const applicant = '/properties/applicant';
  const required = readPointer(formSchema, `${applicant}/required`);
  const lacking = ['name', 'idType', 'idNumber', 'phone'].filter(
    (key) =>
      readPointer(formSchema, `${applicant}/properties/${key}`) === undefined ||
      (key !== 'phone' && !(Array.isArray(required) && required.includes(key))),
  );
  const groups = readPointer(formSchema, '/required');
  if (!Array.isArray(groups) || !groups.includes('applicant')) lacking.unshift('applicant');
  return [
    ...lacking.map((key) => at('/formSchema', `表单缺申请人信息“${key}”`, `the form lacks the applicant’s “${key}”`)),
    ...inspectFormSchema(formSchema).map(({ pointer, message }) => ({ pointer: `/formSchema${pointer}`, message })),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function at(pointer: string, zh: string, en: string): ItemProblem {
  return { pointer, message: { zh, en } };
}
