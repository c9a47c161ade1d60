import type { Application } from '../../domain/application.ts';
import { longTime } from '../../domain/dates.ts';
import type { Block, Fact } from '../../domain/documents/content.ts';
import type { DocumentScene } from '../../domain/documents/scene.ts';
import { fact, facts, paragraph, stepOf, type WriteBody, type Writing, wide } from './body.ts';
import {
  channelWords,
  feeWords,
  handleTypes,
  limitWords,
  materialColumns,
  materialName,
  materialRows,
  resultWay,
} from './words.ts';

/** 收件凭证: what was taken in, when and how, and what the law promises from here on (行政许可法 §32). */
export const receiptSlip: WriteBody = (scene, { need }) => {
  const { application, item } = scene;
  const isLicence = (item.clockProfile ?? (item.itemType === '01' ? 'licence' : 'service')) === 'licence';
  const start = {
    window: '收件时间即为计时起点',
    kiosk: '收件时间即为计时起点',
    doorstep: '镇工作人员上门收件，现在即为收件时间',
    delegate: '本件由代办点代收，受理时间以镇窗口接收为准',
  }[application.channel];
  return {
    address: application.applicantName,
    blocks: [
      paragraph(`你提交的“${application.itemName}”申请材料已收到，现将收件情况告知如下。`),
      facts(
        fact('收件时间', longTime(application.receivedAt)),
        fact('接收方式', channelWords[application.channel]),
        fact('查询码', need('查询码', application.localNumber)),
        fact('计时说明', start),
        ...handlingFacts(application),
      ),
      materialsHandedIn(scene, '收到的材料', need),
      paragraph(
        '我单位将自收到材料之日起5个工作日内决定是否受理，或者一次性告知需要补正的全部内容' +
          (isLicence ? '；逾期不告知的，自收到申请材料之日起即为受理。' : '。'),
      ),
    ],
    signatures: ['申请人（签收）', '日期'],
    note: '凭办件编号、二维码或者有效证件均可查询办理进度。本凭证不代表申请已被受理。',
  };
};

/** 受理通知书 */
export const acceptance: WriteBody = (scene, writing) => ({
  address: scene.application.applicantName,
  blocks: [
    paragraph(
      `你于${longTime(scene.application.receivedAt)}提出的“${scene.application.itemName}”申请，经审查，` +
        '属于本单位职权范围，材料齐全、符合法定形式，现予以受理。',
    ),
    acceptanceFacts(scene, '否', writing),
    materialsHandedIn(scene, '收取的材料', writing.need),
    paragraph('特此通知。'),
  ],
  signatures: ['申请人（签收）', '日期'],
  note: '本通知书一式两份，申请人和受理单位各存一份。',
});

/** T8: the law accepts where the office kept silent; the document says so. */
export const deemedAcceptance: WriteBody = (scene, writing) => {
  const { application } = scene;
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，我单位未在5个工作日内作出是否受理的` +
          '决定，也未一次性告知补正内容。依照《中华人民共和国行政许可法》第三十二条，该申请自收到材料之日起即为受理。',
      ),
      acceptanceFacts(scene, '否', writing),
      paragraph(`视为受理由系统于${writing.needTime('视为受理时间', scene.move?.at)}记录，并已报送电子监察。`),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 异地代收 (R50): the citizen has to know whom to ask. */
function handlingFacts({ handledBy }: Pick<Application, 'handledBy'>): readonly Fact[] {
  return handledBy ? [wide('办理地', `${handledBy.placeName}（异地代收，由收件窗口转送办理地办理）`)] : [];
}

/** The same rows for whatever way an application was accepted. `deferral`: 容缺标记. */
export function acceptanceFacts(
  { application, item, move, dueAfter }: DocumentScene,
  deferral: string,
  { needDay, needTime }: Pick<Writing, 'needDay' | 'needTime'>,
): Block {
  const uncounted = item.specialProcedures.filter(({ countsInLimit }) => !countsInLimit).map(({ name }) => name);
  return facts(
    fact('受理时间', needTime('受理时间', move?.at)),
    fact('办件类型', handleTypes[item.handleType]),
    fact('法定时限', item.legalLimit === null ? '以主管部门规定为准' : limitWords(item.legalLimit)),
    fact('承诺时限', item.handleType === '1' ? '即办' : limitWords(item.promisedLimit)),
    fact('预计办结日', `${needDay('预计办结日', dueAfter)}前`),
    fact('容缺受理', deferral),
    fact('结果领取方式', resultWay(application)),
    ...handlingFacts(application),
    fact('收费', feeWords(item)),
    wide('不计时程序', uncounted.join('、') || '无'),
  );
}

/** 补件凭证: after a correction, and for what was deferred. */
export const handIn: WriteBody = (scene, { need, needTime }) => {
  const { application, item, move } = scene;
  const step = stepOf(scene, 'hand-in', 'complete-deferred');
  const isDeferred = step?.transition === 'complete-deferred';
  const rows = (step?.materials ?? []).map((code, index) => {
    const entry = application.materials.find((one) => one.code === code && one.method !== 'none');
    const row = entry ? (materialRows(item, [entry])[0] ?? []) : [];
    return [
      String(index + 1),
      need('补交材料名称', materialName(item, code)),
      row[2] ?? '原件',
      row[3] ?? '1',
      row[4] ?? '窗口收取',
    ];
  });
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        isDeferred
          ? `你按照容缺受理承诺补交的“${application.itemName}”材料已收到，容缺事项相应解除。`
          : `你按照补正告知书补交的“${application.itemName}”材料已收到。`,
      ),
      facts(
        fact('补件时间', needTime('补件时间', move?.at)),
        fact('补件类型', isDeferred ? '容缺补齐' : '补正材料'),
        fact('接收方式', channelWords[application.channel]),
        fact('查询码', application.localNumber),
      ),
      rows.length > 0
        ? { kind: 'table', title: '本次收到的材料', columns: materialColumns, rows }
        : paragraph('本次补正的内容为申请表填写事项，未另收材料。'),
      paragraph(isDeferred ? '本件按照原承诺时限继续办理。' : '我单位将自收到补正材料之日起5个工作日内决定是否受理。'),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

function materialsHandedIn({ application, item }: DocumentScene, title: string, need: Writing['need']): Block {
  const rows = materialRows(item, application.materials);
  need('材料清单', rows.length > 0 ? title : '');
  return { kind: 'table', title, columns: materialColumns, rows };
}
