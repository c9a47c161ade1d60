import { specimen } from './cards.ts';
import { type Pen, rectangle, seal, sheet, write } from './sheet.ts';

const left = 150;
const width = sheet.width - left * 2;

export function registerHome(pen: Pen): void {
  write(pen, '常住人口登记卡 · 户口簿首页', { x: sheet.width / 2, y: 200, size: 40, align: 'center', bold: true });
  const bottom = grid(pen, 250, [
    [
      ['户别', '家庭户'],
      ['户主姓名', specimen.name],
    ],
    [
      ['户号', '000015002'],
      ['住址', '红旗镇向阳村二组15号'],
    ],
    [
      ['省级公安机关', '测试省公安厅'],
      ['户口登记机关', '红旗派出所'],
    ],
    [
      ['承办人签章', '李测试'],
      ['签发日期', '2018年03月06日'],
    ],
  ]);
  seal(pen, '测试省公安厅户口专用章', { x: left + 230, y: bottom + 190, radius: 112 });
  seal(pen, '安平县公安局红旗派出所', { x: left + width - 230, y: bottom + 190, radius: 112 });
  write(pen, '住址变动登记', { x: sheet.width / 2, y: bottom + 400, size: 32, align: 'center', bold: true });
  grid(pen, bottom + 440, [
    [
      ['变动后的住址', ''],
      ['变动日期', ''],
    ],
    [
      ['', ''],
      ['', ''],
    ],
    [
      ['', ''],
      ['', ''],
    ],
  ]);
}

export function registerMember(pen: Pen): void {
  write(pen, '常住人口登记卡', { x: sheet.width / 2, y: 200, size: 42, align: 'center', bold: true });
  const { year, month, day } = specimen.born;
  const bottom = grid(pen, 250, [
    [
      ['姓名', specimen.name],
      ['户主或与户主关系', '户主'],
    ],
    [
      ['曾用名', ''],
      ['性别', specimen.sex],
    ],
    [
      ['出生地', '测试省安平县'],
      ['民族', '汉族'],
    ],
    [
      ['籍贯', '测试省安平县'],
      ['出生日期', `${year}年${month}月${day}日`],
    ],
    [
      ['本市（县）其他住址', ''],
      ['宗教信仰', ''],
    ],
    [
      ['公民身份证件编号', specimen.idNumber],
      ['身高', '158厘米'],
    ],
    [
      ['文化程度', '小学'],
      ['婚姻状况', '丧偶'],
    ],
    [
      ['兵役状况', '未服兵役'],
      ['职业', '粮农'],
    ],
    [
      ['何时由何地迁来', '出生登记'],
      ['登记日期', '2018年03月06日'],
    ],
  ]);
  write(pen, '承办人签章：李测试', { x: left + 20, y: bottom + 60, size: 26 });
  seal(pen, '安平县公安局红旗派出所', { x: left + width - 190, y: bottom + 130, radius: 112 });
}

type GridRow = readonly (readonly [label: string, value: string])[];

/** Rows of label and value, two a row; returns the bottom edge. */
function grid(pen: Pen, top: number, rows: readonly GridRow[]): number {
  const rowHeight = 84;
  for (const [row, cells] of rows.entries()) {
    for (const [column, [label, value]] of cells.entries()) {
      const x = left + (column * width) / cells.length;
      const y = top + row * rowHeight;
      const labelWidth = 190;
      rectangle(pen, x, y, labelWidth, rowHeight);
      rectangle(pen, x + labelWidth, y, width / cells.length - labelWidth, rowHeight);
      const size = label.length > 8 ? 17 : label.length > 6 ? 20 : 24;
      write(pen, label, { x: x + labelWidth / 2, y: y + 51, size, align: 'center' });
      write(pen, value, { x: x + labelWidth + 14, y: y + 52, size: value.length > 10 ? 22 : 26 });
    }
  }
  return top + rows.length * rowHeight;
}
