import type { Item, Limit, WorkCalendar } from './catalogue.ts';
import { type Configuration, parameterNames, parameters } from './configuration.ts';
import { byteOrderMark, csvCell, csvLine } from './csv.ts';
import { codesOf } from './item-codes.ts';

/** A table as a file that a spreadsheet opens unharmed (csv.ts). */
export interface LocalTable {
  readonly name: string;
  readonly text: string;
}

/** 登记备案 (R35): what this terminal works by, as tables: items, what each asks for, parameters, calendar. */
export function localTables(from: {
  readonly items: readonly Item[];
  readonly calendar: WorkCalendar;
  readonly configuration: Configuration;
}): readonly LocalTable[] {
  const { items, calendar, configuration } = from;
  return [
    table(
      '事项目录',
      [
        '编码',
        '编码规则',
        '其他编码',
        '名称',
        '类型',
        '办件类型',
        '实施主体',
        '法定时限',
        '承诺时限',
        '收费',
        '咨询电话',
        '监督电话',
        '状态',
      ],
      items.map((item) => [
        item.code,
        item.codeScheme,
        codesOf(item)
          .slice(1)
          .map(({ scheme, code }) => `${scheme} ${code}`)
          .join('；'),
        item.name,
        item.itemType,
        item.handleType,
        item.implementer.name,
        limitWords(item.legalLimit),
        limitWords(item.promisedLimit),
        item.feeItems
          .map(({ name, amountFen }) => `${name} ${amountFen === null ? '未定' : (amountFen / 100).toFixed(2)}`)
          .join('；'),
        item.consultPhone,
        item.supervisePhone,
        item.status === 'active' ? '在用' : '停用',
      ]),
    ),
    table(
      '材料清单',
      ['事项编码', '事项名称', '材料编码', '材料名称', '必备', '原件份数', '复印件份数', '可容缺', '可承诺', '来源'],
      items.flatMap((item) =>
        item.materials.map((material) => [
          item.code,
          item.name,
          material.code,
          material.name,
          yes(material.required),
          String(material.originals),
          String(material.copies),
          yes(material.deferrable),
          yes(material.commitmentOk),
          material.source,
        ]),
      ),
    ),
    table(
      '运行参数',
      ['参数', '名称', '值', '单位', '最小', '最大', '缺省', '说明'],
      parameterNames.map((name) => {
        const { name: words, unit, least, most, usual, about } = parameters[name];
        return [
          name,
          words.zh,
          String(configuration[name]),
          unit.zh,
          String(least),
          String(most),
          String(usual),
          about.zh,
        ];
      }),
    ),
    table(
      '工作日历',
      ['日期', '类别', '依据'],
      [
        ...calendar.holidays.map((date) => [date, '休息', '']),
        ...calendar.makeUpDays.map((date) => [date, '调休上班', '']),
        ...(calendar.overrides ?? []).map(({ date, isWorkday, reason }) => [
          date,
          isWorkday ? '本县上班' : '本县休息',
          reason,
        ]),
      ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ),
  ];
}

function table(name: string, head: readonly string[], rows: readonly (readonly string[])[]): LocalTable {
  const lines = [head, ...rows].map((row) => csvLine(row.map((cell) => csvCell(cell))));
  return { name: `${name}.csv`, text: byteOrderMark + lines.join('') };
}

function limitWords(limit: Limit | null): string {
  return limit === null ? '' : `${limit.value} ${limit.unit === 'workday' ? '个工作日' : '日'}`;
}

function yes(is: boolean): string {
  return is ? '是' : '否';
}
