import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Limit, MaterialRequirement } from '../../domain/catalogue.ts';
import { longDate } from '../../domain/dates.ts';
import type { Block, Fact } from '../../domain/documents/content.ts';
import { feeDue, yuan } from '../../domain/fees.ts';
import { answeredSituations, askedMaterials, openQuestions } from '../../domain/item-guide.ts';
import type { ItemSheetContext } from './port.ts';
import { publicSheet } from './public-sheet.ts';

/** 一次性告知单: everything at once, so that nobody comes a second time for a paper (R06). */
export function itemSheet(context: ItemSheetContext): TDocumentDefinitions {
  const { item, situation } = context;
  const asked = askedMaterials(item, situation);
  const answers = answeredSituations(item, situation);
  const open = openQuestions(item, situation);
  const blocks: Block[] = [
    { kind: 'facts', rows: facts(context) },
    ...(answers.length > 0
      ? [
          { kind: 'heading', text: '您的情况' } as const,
          {
            kind: 'facts',
            rows: answers.map(({ question, answer }) => ({
              label: '情形',
              text: `${question} ${answer}`,
              isWide: true,
            })),
          } as const,
        ]
      : []),
    {
      kind: 'table',
      title: `要带的材料（${asked.filter(({ kind }) => kind === 'asked').length} 份）`,
      columns: [
        { title: '序号', widthMm: 12, isCentred: true },
        { title: '材料', widthMm: '*', isCentred: false },
        { title: '原件/复印件', widthMm: 34, isCentred: true },
        { title: '从哪里来，怎么办', widthMm: 56, isCentred: false },
      ],
      rows: asked.map(({ material, kind }, index) => [
        String(index + 1),
        kind === 'asked' ? material.name : `${material.name}（视情形）`,
        copiesOf(material),
        howToGet(material),
      ]),
    },
    ...(open.length > 0
      ? [
          {
            kind: 'paragraph',
            text: `标“视情形”的，要看：${open.map(({ question }) => question).join('')}请在窗口说明。`,
          } as const,
        ]
      : []),
    { kind: 'facts', rows: rules(item) },
    { kind: 'paragraph', text: '除以上材料外，窗口不得要求您另交其他材料。' },
  ];
  return publicSheet({
    ...context,
    title: '一次性告知单',
    subtitle: item.name,
    blocks,
  });
}

function facts({ item, situation, catalogueVersion, publishedAt }: ItemSheetContext) {
  return [
    { label: '事项编码', text: item.code },
    { label: '办理主体', text: item.implementer.name },
    { label: '承诺时限', text: limitOf(item.promisedLimit) },
    { label: '法定时限', text: item.legalLimit === null ? '以主管部门规定为准' : limitOf(item.legalLimit) },
    { label: '收费', text: feeWords({ item, situation }) },
    { label: '办理结果', text: item.resultName },
    { label: '咨询电话', text: item.consultPhone },
    { label: '监督电话', text: item.supervisePhone },
    { label: '目录版本', text: `第${catalogueVersion}版，${longDate(publishedAt)}发布`, isWide: true },
  ];
}

/** By the answers given; where a fee hangs on one that is not given, the catalogue's own words. */
function feeWords({ item, situation }: Pick<ItemSheetContext, 'item' | 'situation'>): string {
  if (item.feeItems.length === 0) return '不收费';
  if (openQuestions(item, situation).length > 0) {
    return item.feeItems
      .map(({ name, amountFen, exempt }) => `${name}${amount(amountFen)}${exempt && `（${exempt}）`}`)
      .join('；');
  }
  const { lines, totalFen } = feeDue(item, situation);
  if (totalFen === 0) return '不收费';
  return lines.map(({ name, amountFen }) => `${name}${amount(amountFen)}`).join('；');
}

function amount(amountFen: number | null): string {
  return amountFen === null ? '按当地核定' : ` ${yuan(amountFen)} 元`;
}

function copiesOf({ originals, copies, generated }: MaterialRequirement): string {
  if (generated) return '窗口生成';
  const parts = [...(originals > 0 ? [`原件${originals}`] : []), ...(copies > 0 ? [`复印件${copies}`] : [])];
  return parts.join('、') || '出示即可';
}

function howToGet({ source, eLicence, deferrable, commitmentOk, certificate }: MaterialRequirement): string {
  const marks = [
    ...(eLicence ? ['可用电子证照'] : []),
    ...(deferrable ? ['可容缺后补'] : []),
    ...(commitmentOk ? ['可书面承诺代替'] : []),
    ...(certificate ? [`依据：${certificate.basis}`] : []),
  ];
  return [source, ...marks].filter((part) => part !== '').join('；');
}

function rules(item: ItemSheetContext['item']): Fact[] {
  const numbered = (lines: readonly string[]): string =>
    lines.length > 1 ? lines.map((line, index) => `${index + 1}. ${line}`).join('\n') : lines.join('');
  const rows: readonly (readonly [string, string])[] = [
    ['什么人能办', numbered(item.acceptConditions)],
    ['怎么办', item.flow.map(({ step, post }) => `${step}（${post}）`).join(' → ')],
    ['还要知道', numbered(item.notices)],
    ['依据', item.basis.join('；')],
  ];
  return rows.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text, isWide: true }));
}

function limitOf({ value, unit }: Limit): string {
  return unit === 'workday' ? `${value} 个工作日` : `${value} 天（自然日）`;
}
