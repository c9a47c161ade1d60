import { specimen } from './cards.ts';
import { handwrite, type Pen, rectangle, seal, sheet, write, writeBlock } from './sheet.ts';

const left = 150;
const width = sheet.width - left * 2;
const body = { size: 28, width, lineHeight: 52 } as const;

export function applicationForm(pen: Pen): void {
  title(pen, '最低生活保障申请表');
  const rows = [
    ['申请人', specimen.name, '性别', specimen.sex],
    ['身份证号', specimen.idNumber, '联系电话', '13800000000'],
    ['家庭住址', '红旗镇向阳村二组15号', '家庭人口', '2 人'],
    ['申请类别', '农村低保', '月人均收入', '312 元'],
  ] as const;
  const columns = [0, 150, 560, 720];
  for (const [row, cells] of rows.entries()) {
    const y = 290 + row * 76;
    for (const [column, text] of cells.entries()) {
      const x = left + (columns[column] ?? 0);
      const right = left + (columns[column + 1] ?? width);
      rectangle(pen, x, y, right - x, 76);
      if (column % 2 === 0) write(pen, text, { x: x + (right - x) / 2, y: y + 47, size: 25, align: 'center' });
      else handwrite(pen, text, { x: x + 18, y: y + 49, size: 29 });
    }
  }
  rectangle(pen, left, 594, width, 420);
  write(pen, '申请理由：', { x: left + 20, y: 646, size: 26, bold: true });
  const reason = [
    '本人年满七十六岁，丧偶，长期患高血压、类风湿，无固',
    '定收入；长子在外务工，每年回家一次。家庭生活困难，',
    '现申请农村最低生活保障，请予批准。',
  ];
  for (const [line, text] of reason.entries()) handwrite(pen, text, { x: left + 40, y: 710 + line * 64, size: 30 });
  rectangle(pen, left, 1014, width, 250);
  writeBlock(
    pen,
    '本人承诺：以上所填内容及所附材料真实、完整；同意对本人及家庭成员的收入和财产状况进行核对。如有虚假，愿承担相应责任。',
    { ...body, x: left + 20, y: 1066, width: width - 40, size: 25, lineHeight: 44 },
  );
  write(pen, '申请人签名（按手印）：', { x: left + 360, y: 1226, size: 26 });
  handwrite(pen, specimen.name, { x: left + 640, y: 1226, size: 44 });
  fingerprint(pen, left + 800, 1206);
  handwrite(pen, '2026年11月18日', { x: left + 600, y: 1330, size: 30 });
}

export function villageOpinion(pen: Pen): void {
  title(pen, '村（居）民委员会意见');
  writeBlock(pen, '红旗镇人民政府：', { ...body, x: left, y: 320 });
  const after = writeBlock(
    pen,
    `　　兹有我村二组村民${specimen.name}，${specimen.sex}，身份证号${specimen.idNumber}，户籍人口2人，耕地2.4亩。经入户走访并于2026年11月12日召开村民代表会议评议，到会23人，同意23人；评议结果已在村务公开栏公示七日，无异议。\n　　情况属实，同意上报。`,
    { ...body, x: left, y: 380 },
  );
  write(pen, '村民委员会主任（签字）：', { x: left + 260, y: after + 90, size: 28 });
  handwrite(pen, '赵测试', { x: left + 600, y: after + 90, size: 42 });
  write(pen, '红旗镇向阳村村民委员会', { x: left + width - 40, y: after + 190, size: 28, align: 'right' });
  write(pen, '2026年11月19日', { x: left + width - 40, y: after + 244, size: 28, align: 'right' });
  seal(pen, '红旗镇向阳村村民委员会', { x: left + width - 180, y: after + 190, radius: 118 });
}

export function diagnosis(pen: Pen): void {
  write(pen, '安平县人民医院（样张）', { x: sheet.width / 2, y: 170, size: 34, align: 'center' });
  title(pen, '疾病诊断证明书');
  const rows = [
    [`姓名：${specimen.name}`, `性别：${specimen.sex}`, '年龄：76岁'],
    ['科别：风湿免疫科', '门诊号：M0026011', '编号：2026-0815'],
  ] as const;
  for (const [row, cells] of rows.entries()) {
    for (const [column, text] of cells.entries())
      write(pen, text, { x: left + (column * width) / 3, y: 320 + row * 60, size: 27 });
  }
  rectangle(pen, left, 410, width, 2, 1);
  write(pen, '临床诊断：', { x: left, y: 480, size: 28, bold: true });
  writeBlock(pen, '1. 类风湿关节炎（活动期）\n2. 高血压病 3级（高危）', { ...body, x: left + 40, y: 540 });
  write(pen, '处理意见：', { x: left, y: 690, size: 28, bold: true });
  writeBlock(pen, '规律服药，避免劳累受凉；每月门诊复查一次，不适随诊。患者日常活动受限，建议家属照护。', {
    ...body,
    x: left + 40,
    y: 750,
    width: width - 40,
  });
  write(pen, '医师签名：', { x: left + 460, y: 1010, size: 28 });
  handwrite(pen, '钱测试', { x: left + 610, y: 1010, size: 42 });
  write(pen, '2026年11月05日', { x: left + width - 40, y: 1090, size: 28, align: 'right' });
  seal(pen, '安平县人民医院诊断专用章', { x: left + width - 190, y: 1050, radius: 118 });
  write(pen, '（本证明未加盖诊断专用章无效）', { x: left, y: 1240, size: 22, colour: '#555555' });
}

export function incomeStatement(pen: Pen): void {
  title(pen, '家庭收入情况说明');
  const rows = [
    ['序号', '收入项目', '年收入（元）', '备注'],
    ['1', '土地流转', '1,920', '2.4亩'],
    ['2', '城乡居民养老金', '2,460', '每月205元'],
    ['3', '子女赡养费', '3,000', '长子'],
    ['4', '耕地地力保护补贴', '108', ''],
    ['', '合计', '7,488', ''],
  ] as const;
  const columns = [0, 120, 480, 720];
  for (const [row, cells] of rows.entries()) {
    const y = 300 + row * 72;
    for (const [column, text] of cells.entries()) {
      const x = left + (columns[column] ?? 0);
      const right = left + (columns[column + 1] ?? width);
      rectangle(pen, x, y, right - x, 72);
      write(pen, text, { x: (x + right) / 2, y: y + 46, size: 26, align: 'center', bold: row === 0 });
    }
  }
  writeBlock(pen, '以上情况由本人如实填写，村委会已核对。', { ...body, x: left, y: 820 });
  write(pen, '说明人：', { x: left + 520, y: 940, size: 28 });
  handwrite(pen, specimen.name, { x: left + 640, y: 940, size: 42 });
  handwrite(pen, '2026年11月18日', { x: left + 600, y: 1010, size: 30 });
}

function title(pen: Pen, text: string): void {
  write(pen, text, { x: sheet.width / 2, y: 236, size: 46, align: 'center', bold: true, spacing: 3 });
}

function fingerprint(pen: Pen, x: number, y: number): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(0.25);
  pen.globalAlpha = 0.7;
  pen.strokeStyle = '#d0202a';
  pen.lineWidth = 2.4;
  for (let ring = 1; ring <= 7; ring += 1) {
    pen.beginPath();
    pen.ellipse(0, ring * 0.8, ring * 3.6, ring * 5, 0, 0.3, Math.PI * 1.9);
    pen.stroke();
  }
  pen.restore();
}
