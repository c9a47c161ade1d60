import { mm, type Pen, rectangle, seal, sheet, write, writeBlock } from './sheet.ts';

/** The invented person of all samples; the number is the dossier's test vector. */
export const specimen = {
  name: '王美娜',
  sex: '女',
  nation: '汉',
  born: { year: '1949', month: '12', day: '31' },
  address: '测试省安平县红旗镇向阳村二组15号',
  idNumber: '11010519491231002X',
} as const;

/** ID-1 format, 85.6 × 54 mm, in the upper half of the copy. */
const card = { x: (sheet.width - 85.6 * mm) / 2, y: 420, width: 85.6 * mm, height: 54 * mm, radius: 3.2 * mm };

export function idCardFront(pen: Pen): void {
  const { x, y, width } = cardBody(pen, ['#e7f0ee', '#d7e4ee']);
  const label = (text: string, dx: number, dy: number) =>
    write(pen, text, { x: x + dx, y: y + dy, size: 17, colour: '#5a86a0' });
  const value = (text: string, dx: number, dy: number, size = 21) => write(pen, text, { x: x + dx, y: y + dy, size });
  label('姓名', 28, 62);
  value(specimen.name, 84, 63, 25);
  label('性别', 28, 104);
  value(specimen.sex, 84, 105);
  label('民族', 150, 104);
  value(specimen.nation, 206, 105);
  label('出生', 28, 146);
  value(specimen.born.year, 84, 147);
  label('年', 142, 146);
  value(specimen.born.month, 172, 147);
  label('月', 206, 146);
  value(specimen.born.day, 236, 147);
  label('日', 270, 146);
  label('住址', 28, 188);
  writeBlock(pen, specimen.address, { x: x + 84, y: y + 189, size: 20, width: 220, lineHeight: 28 });
  label('公民身份号码', 28, 288);
  value(specimen.idNumber.split('').join(' '), 160, 289, 22);
  portrait(pen, { x: x + width - 172, y: y + 44, width: 138, height: 176 });
  copyNote(pen, '居民身份证（人像面）复印件');
}

export function idCardBack(pen: Pen): void {
  const { x, y, width, height } = cardBody(pen, ['#f1eee2', '#e6ead9']);
  pen.strokeStyle = '#c98a7c';
  pen.lineWidth = 1.2;
  for (let wave = 0; wave < 9; wave += 1) {
    pen.beginPath();
    for (let step = 0; step <= width; step += 6) {
      pen.lineTo(x + step, y + height * 0.45 + wave * 8 + Math.sin(step / 34 + wave * 0.5) * 10);
    }
    pen.stroke();
  }
  // A plain disc where the emblem would be: emblems are not for specimens.
  pen.fillStyle = '#c4161c';
  pen.beginPath();
  pen.arc(x + 74, y + 78, 42, 0, Math.PI * 2);
  pen.fill();
  write(pen, '样', { x: x + 74, y: y + 92, size: 40, colour: '#f6d776', align: 'center', bold: true });
  write(pen, '居民身份证', { x: x + width / 2 + 40, y: y + 76, size: 44, align: 'center', bold: true, spacing: 4 });
  write(pen, 'SPECIMEN · 演示样张', { x: x + width / 2 + 40, y: y + 116, size: 22, align: 'center' });
  write(pen, '签发机关', { x: x + 110, y: y + 244, size: 19, bold: true });
  write(pen, '安平县公安局（样张）', { x: x + 206, y: y + 244, size: 20 });
  write(pen, '有效期限', { x: x + 110, y: y + 284, size: 19, bold: true });
  write(pen, '2020.01.01-长期', { x: x + 206, y: y + 284, size: 20 });
  copyNote(pen, '居民身份证（国徽面）复印件');
}

export function bankCard(pen: Pen): void {
  const { x, y, width } = cardBody(pen, ['#1f6f5c', '#2f9079']);
  write(pen, '安平农村商业银行（样张）', { x: x + 30, y: y + 58, size: 27, colour: '#ffffff', bold: true });
  write(pen, '社会保障卡一卡通账户', { x: x + 30, y: y + 92, size: 18, colour: '#e2f2ec' });
  pen.fillStyle = '#e5c46b';
  pen.beginPath();
  pen.roundRect(x + 34, y + 122, 62, 48, 8);
  pen.fill();
  write(pen, '6200 0000 0000 0000 004', { x: x + 30, y: y + 226, size: 33, colour: '#ffffff', spacing: 1 });
  write(pen, '有效期 12/35', { x: x + 30, y: y + 276, size: 19, colour: '#ffffff' });
  write(pen, 'WANG MEINA', { x: x + 210, y: y + 276, size: 21, colour: '#ffffff' });
  write(pen, '借记', { x: x + width - 36, y: y + 58, size: 22, colour: '#ffffff', align: 'right' });
  copyNote(pen, '银行卡（卡面）复印件');
}

export function disabilityCard(pen: Pen): void {
  const { x, y, width } = cardBody(pen, ['#f6e9e6', '#f3dcd8']);
  write(pen, '中华人民共和国残疾人证', {
    x: x + width / 2,
    y: y + 46,
    size: 25,
    colour: '#9a1b1f',
    align: 'center',
    bold: true,
  });
  const rows = [
    ['姓名', specimen.name],
    ['残疾类别', '肢体'],
    ['残疾等级', '二级'],
    ['证号', `${specimen.idNumber}42`],
    ['住址', '安平县红旗镇向阳村'],
    ['有效期', '2030年06月30日'],
  ] as const;
  for (const [index, [label, value]] of rows.entries()) {
    write(pen, label, { x: x + 30, y: y + 92 + index * 38, size: 18, colour: '#7a4a48' });
    write(pen, value, { x: x + 124, y: y + 92 + index * 38, size: 20 });
  }
  portrait(pen, { x: x + width - 150, y: y + 68, width: 116, height: 148 });
  seal(pen, '安平县残疾人联合会', { x: x + width - 92, y: y + 248, radius: 58 });
  copyNote(pen, '残疾人证复印件');
}

/** A two-inch portrait, 35 × 49 mm, glued to a sheet. */
export function photo(pen: Pen): void {
  const frame = { x: sheet.width / 2 - 17.5 * mm * 1.4, y: 380, width: 35 * mm * 1.4, height: 49 * mm * 1.4 };
  pen.fillStyle = '#ffffff';
  pen.fillRect(frame.x - 10, frame.y - 10, frame.width + 20, frame.height + 20);
  rectangle(pen, frame.x - 10, frame.y - 10, frame.width + 20, frame.height + 20, 1);
  portrait(pen, frame);
  write(pen, `申请人近期免冠照片：${specimen.name}`, {
    x: sheet.width / 2,
    y: frame.y + frame.height + 70,
    size: 28,
    align: 'center',
  });
}

function cardBody(pen: Pen, [from, to]: readonly [string, string]): typeof card {
  const { x, y, width, height, radius } = card;
  const fill = pen.createLinearGradient(x, y, x + width, y + height);
  fill.addColorStop(0, from);
  fill.addColorStop(1, to);
  pen.save();
  pen.shadowColor = 'rgba(0,0,0,0.35)';
  pen.shadowBlur = 12;
  pen.shadowOffsetX = 3;
  pen.shadowOffsetY = 4;
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fill();
  pen.restore();
  return card;
}

function copyNote(pen: Pen, title: string): void {
  write(pen, title, { x: sheet.width / 2, y: 240, size: 34, align: 'center', bold: true });
  write(pen, '与原件核对一致，仅供办理政务服务事项使用，再次复印无效。', {
    x: sheet.width / 2,
    y: 900,
    size: 25,
    align: 'center',
  });
  write(pen, '核对人：________________    日期：______年____月____日', {
    x: sheet.width / 2,
    y: 980,
    size: 25,
    align: 'center',
  });
}

/** Nobody: head, hair and shoulders. */
function portrait(
  pen: Pen,
  frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { x, y, width, height } = frame;
  const middle = x + width / 2;
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.fillStyle = '#c9dbe8';
  pen.fillRect(x, y, width, height);
  ellipse(pen, '#3a3f4f', middle, y + height * 1.03, width * 0.46, height * 0.33);
  ellipse(pen, '#2f2a28', middle, y + height * 0.4, width * 0.29, height * 0.28);
  ellipse(pen, '#d9b491', middle, y + height * 0.68, width * 0.11, height * 0.12);
  ellipse(pen, '#e8c6a4', middle, y + height * 0.45, width * 0.22, height * 0.235);
  ellipse(pen, '#2f2a28', middle, y + height * 0.25, width * 0.24, height * 0.09);
  ellipse(pen, '#2a2422', middle - width * 0.085, y + height * 0.44, width * 0.025, height * 0.012);
  ellipse(pen, '#2a2422', middle + width * 0.085, y + height * 0.44, width * 0.025, height * 0.012);
  ellipse(pen, '#b5655a', middle, y + height * 0.575, width * 0.06, height * 0.012);
  pen.restore();
}

function ellipse(pen: Pen, colour: string, x: number, y: number, radiusX: number, radiusY: number): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, radiusX, radiusY, 0, 0, Math.PI * 2);
  pen.fill();
}
