import { longDate, longTime } from '../../domain/dates.ts';
import { fact, facts, heading, paragraph, stepOf, type WriteBody, wide } from './body.ts';
import { acceptanceFacts } from './intake-bodies.ts';
import { formWords, limitWords, materialName, reasonWords, textIn } from './words.ts';

/** 救济途径: 行政复议法 §20, 行政诉讼法 §46. */
export const remedies =
  '如不服本决定，可以自收到本通知书之日起六十日内依法申请行政复议，也可以自收到之日起六个月内依法向人民法院提起行政诉讼。';

/** 补正告知书: all that is missing, at once (一次性告知). */
export const correction: WriteBody = (scene, { need, needDay }) => {
  const { application, item, moves, move } = scene;
  const step = stepOf(scene, 'ask-correction');
  const rounds = moves.filter((one) => one.detail.transition === 'ask-correction');
  const round = Math.max(1, rounds.findIndex((one) => one.id === move?.id) + 1);
  const rows = (step?.defects ?? []).map((one, index) => {
    const asked = item.materials.find(({ code }) => code === one.materialCode);
    return [
      String(index + 1),
      one.materialCode === null ? '申请表' : need('补正材料名称', asked?.name),
      need('存在的问题', one.defect),
      need('补正要求', one.howToFix),
      one.materialCode === null ? '窗口提供样表' : asked?.source || '窗口提供样表',
    ];
  });
  need('补正内容', rows.length > 0 ? '有' : '');
  const ways = [item.channels.window && '窗口', item.channels.kiosk && '自助终端', item.channels.agent && '代办点'];
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，经审查，申请材料不齐全或者不符合法定形式。` +
          '现将需要补正的全部内容一次性告知如下。',
      ),
      {
        kind: 'table',
        title: '需要补正的内容',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '材料', widthMm: 32, isCentred: false },
          { title: '存在的问题', widthMm: '*', isCentred: false },
          { title: '补正要求', widthMm: '*', isCentred: false },
          { title: '样表/来源', widthMm: 28, isCentred: false },
        ],
        rows,
      },
      facts(
        fact('补正期限', `${needDay('补正期限', step?.respondBy)}前`),
        fact('告知次数', `第${round}次`),
        wide('提交方式', ways.filter((way) => way !== false).join('、') || '窗口'),
        wide('咨询', `${application.operatorName}　${item.consultPhone}`),
        ...(step?.newFact ? [wide('再次告知的新事实', step.newFact)] : []),
      ),
      paragraph('逾期未补正的，我单位将终止本次办理，退回已交材料；需要办理的，可以重新提出申请。'),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 不予受理通知书 */
export const refusal: WriteBody = (scene, { need, needTime }) => {
  const { application, move } = scene;
  const step = stepOf(scene, 'refuse');
  return {
    address: application.applicantName,
    blocks: [
      paragraph(`你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，经审查，决定不予受理。`),
      facts(
        fact('决定时间', needTime('决定时间', move?.at)),
        wide('理由代码', reasonWords(need('理由代码', step?.reasonCode))),
        wide('不予受理的理由', need('不予受理的理由', step?.reason)),
        wide('法律依据', need('法律依据', step?.basis)),
        wide('有权受理机关', step?.otherAuthority?.trim() || '无'),
        wide('经办与复核', `${need('经办人', move?.by.name)}、${need('复核人', move?.second?.name)}`),
      ),
      heading('权利救济'),
      paragraph(remedies),
    ],
    signatures: ['申请人（签收）', '日期'],
  };
};

/** 容缺受理通知书 with its 承诺书 (S5–S7): one number, one signature, two copies. */
export const deferral: WriteBody = (scene, writing) => {
  const { need } = writing;
  const { application, item } = scene;
  const step = stepOf(scene, 'accept');
  const rows = (step?.deferred ?? []).map((one, index) => [
    String(index + 1),
    need('容缺材料名称', materialName(item, one.materialCode)),
    formWords(item, one.materialCode),
    `${longDate(one.by)}前`,
  ]);
  need('容缺材料', rows.length > 0 ? '有' : '');
  const latest = writing.needDay(
    '补交期限',
    (step?.deferred ?? [])
      .map(({ by }) => by)
      .toSorted()
      .at(-1),
  );
  return {
    address: application.applicantName,
    blocks: [
      paragraph(
        `你于${longTime(application.receivedAt)}提出的“${application.itemName}”申请，主要材料齐全且符合法定形式，` +
          '次要材料尚有欠缺。根据你的书面承诺，我单位先予受理。',
      ),
      acceptanceFacts(scene, `是，欠缺${rows.length}项`, writing),
      {
        kind: 'table',
        title: '需要补交的材料',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '材料名称', widthMm: '*', isCentred: false },
          { title: '补交形式', widthMm: 44, isCentred: true },
          { title: '补交期限', widthMm: 38, isCentred: true },
        ],
        rows,
      },
      paragraph('请在期限内补齐。逾期不补或者补交材料不符合要求的，我单位将终止办理，由此造成的损失由申请人自行承担。'),
      { kind: 'second-title', text: '容缺受理承诺书' },
      paragraph(`本人申请办理“${application.itemName}”，已知悉欠缺的材料、补交形式和补交期限，现自愿作出以下承诺：`),
      paragraph('一、所填写的申请内容和已提交的材料真实、合法、有效。'),
      paragraph(`二、在${latest}前，按照要求补齐上述${rows.length}项材料。补交期限不超过本事项的承诺办结时限。`),
      paragraph('三、逾期未补齐，或者补交的材料不符合要求的，同意终止办理，损失自行承担。'),
      paragraph('四、由代理人代为承诺的，已取得包含该项权限的书面授权。'),
    ],
    signatures: ['承诺人（签名、按手印）', '代理人（签名）', '日期'],
    note: '本通知书和承诺书一式两份，申请人持一份，受理单位存档一份。',
  };
};

/** 告知承诺书(证明事项), 国办发〔2020〕42号. */
export const commitment: WriteBody = (scene, { need }) => {
  const { application, item } = scene;
  const codes = stepOf(scene, 'accept')?.committed ?? [];
  const names = codes.map((code) => need('证明事项名称', materialName(item, code)));
  need('证明事项', names.length > 0 ? '有' : '');
  const phone = textIn(application.form, 'applicant', 'phone') || application.phone;
  return {
    address: null,
    blocks: [
      heading('一、行政机关告知'),
      facts(
        wide('证明事项', names.join('、')),
        wide('设定依据', need('设定依据', item.basis.join('；'))),
        wide('证明义务', `办理“${application.itemName}”应当提交上列证明，以证明申请人符合办理条件。`),
        wide('证明内容', item.acceptConditions.join('；') || `申请人符合“${application.itemName}”的办理条件`),
        wide('承诺方式', '书面承诺，由申请人本人签名；法律另有规定或者委托书列明的，可以由代理人作出。'),
        wide('核查方式', '信息共享核查、部门协查或者实地核查，在送达结果前完成核验。'),
        wide('公开范围', '本承诺书存入办件档案，不向社会公开；依法应当公开的除外。'),
        wide(
          '不实承诺的责任',
          '依法撤销决定或者终止办理，记入信用记录；构成违法犯罪的，依法追究行政、刑事责任，造成损失的承担民事责任。',
        ),
      ),
      heading('二、申请人承诺'),
      paragraph('本人已知悉上述告知内容，现郑重承诺：'),
      paragraph('1.本人填写的基本信息真实、准确；已经符合告知的条件和要求，能够在核查时提供相应证明。'),
      paragraph('2.本人愿意承担不实承诺的法律责任，同意行政机关核查。以上承诺是本人真实意思的表示。'),
      facts(
        fact('承诺人', application.applicantName),
        fact('联系电话', need('联系电话', phone)),
        fact('承诺时限', `送达结果前（承诺时限${limitWords(item.promisedLimit)}）`),
        fact('承诺份数', '一式两份'),
      ),
    ],
    signatures: ['承诺人（签名、按手印）', '日期'],
  };
};
