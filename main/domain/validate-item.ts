import type { CataloguePackage, Item } from './catalogue.ts';
import { checkDemands } from './check-demands.ts';
import { isCalendarDate } from './dates.ts';
import { inspectFormSchema } from './form/form-keywords.ts';
import { pointerTo, readPointer } from './form/json-pointer.ts';
import { codesOf, isSame } from './item-codes.ts';
import { at, type ItemProblem } from './item-problem.ts';

export type { ItemProblem } from './item-problem.ts';

/** R05: name, content, implementer, basis, conditions, limits, flow and supervision, whole and free of contradiction. */
export function validateItem(item: Item): readonly ItemProblem[] {
  return [
    ...missingElements(item),
    ...checkDemands(item),
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
    const taken = codesOf(item)
      .slice(1)
      .find((one) => catalogue.items.some((other) => other.code !== item.code && codesOf(other).some(isSame(one))));
    return [
      ...(twice ? [at('/code', `事项编码“${item.code}”重复`, `item code “${item.code}” is there twice`)] : []),
      ...(taken ? [at('/codes', `“${taken.code}”已是别的事项的编码`, `“${taken.code}” is another item’s code`)] : []),
      ...validateItem(item),
    ].map((problem) => ({ ...problem, pointer: `${here}${problem.pointer}` }));
  });
}

/** R05: what every item must say of itself. The terminal asks this as well, before a catalogue comes into force there. */
export function missingElements(item: Item): ItemProblem[] {
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
    ['/serviceObject', item.serviceObject.join(''), '服务对象', 'service object'],
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
  return problems;
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

function periodProblems(item: Item): ItemProblem[] {
  const { yearlyWindow, effectiveFrom, effectiveTo, status, channels } = item;
  const problems: ItemProblem[] = [];
  // 02-29 is a legal end of a window: any leap year shows that the day exists.
  if (yearlyWindow && ![yearlyWindow.from, yearlyWindow.to].every((day) => isCalendarDate(`2024-${day}`))) {
    problems.push(at('/yearlyWindow', '集中办理的起止要写成 月-日，如 01-31', 'write the yearly window as MM-DD'));
  }
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    problems.push(at('/effectiveTo', '停用日期早于启用日期', 'it ends before it begins'));
  }
  if (item.offlineMode === 'receive-emergency' && !item.emergency) {
    problems.push(
      at('/emergency', '急难先办的，要写明补办手续的期限', 'an emergency path says by when the papers are brought'),
    );
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
