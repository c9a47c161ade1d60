import { longDate } from '../../domain/dates.ts';
import type { AgentPower, DocumentExtra } from '../../domain/documents/extras.ts';
import type { DocumentScene } from '../../domain/documents/scene.ts';
import { type Body, fact, facts, heading, paragraph, type WriteBody, type Writing, wide } from './body.ts';
import { materialColumns, materialRows, textIn } from './words.ts';

type ExtraOf<K extends DocumentExtra['kind']> = Extract<DocumentExtra, { kind: K }>;

function extraOf<K extends DocumentExtra['kind']>({ extra }: DocumentScene, kind: K): ExtraOf<K> | null {
  return extra?.kind === kind ? (extra as ExtraOf<K>) : null;
}

const powers: Readonly<Record<AgentPower, string>> = {
  'hand-in': '递交申请材料',
  correct: '补正、修改申请材料',
  'sign-for': '签收通知和文书',
  collect: '领取办理结果',
  commit: '作出容缺、告知承诺',
};

/** 授权委托书 (民法典 §165): name, matter, powers, term, signature. */
export const powerOfAttorney: WriteBody = (scene, { need, needDay, hide }) => {
  const { application } = scene;
  const extra = extraOf(scene, 'power-of-attorney');
  return {
    address: null,
    blocks: [
      facts(
        fact('委托人', application.applicantName),
        fact('委托人证件号码', hide('principal', application.idNumber)),
        fact('受托人', need('受托人', extra?.agentName)),
        fact('受托人证件号码', need('受托人证件号码', hide('attorney', extra?.agentIdNumber ?? ''))),
        fact('受托人电话', need('受托人电话', extra?.agentPhone)),
        fact('与委托人关系', need('与委托人关系', extra?.relation)),
        wide('委托事项', need('委托事项', extra?.matters)),
        wide('委托权限', need('委托权限', extra?.powers.map((power) => powers[power]).join('、'))),
        wide('委托期限', `${needDay('委托期限', extra?.from)}至${needDay('委托期限', extra?.to)}`),
        fact('转委托', extra?.mayDelegate ? '可以' : '不可以'),
        fact('签署方式', extra?.isThumbprint ? '按手印' : '签名'),
        wide('见证人', extra?.isThumbprint ? need('见证人', extra.witness) : extra?.witness || '无需见证'),
        ...(extra?.powers.includes('commit')
          ? []
          : [wide('承诺', '容缺承诺和告知承诺由委托人本人作出，受托人不得代签')]),
      ),
      paragraph(
        '委托人委托上列受托人，在委托权限和期限内代为办理委托事项，其后果由委托人承担。未列明的权限，受托人无权行使。',
      ),
    ],
    signatures: extra?.isThumbprint
      ? ['委托人（按手印）', '见证人（签名）', '受托人（签名）', '日期']
      : ['委托人（签名）', '受托人（签名）', '日期'],
  };
};

type DelegateExtra = ExtraOf<'delegate-order' | 'delegate-continuation' | 'delegate-end' | 'delegate-done'>;

/** The head of all four sheets of DB14/T 2233—2020, annexes A to D. */
function delegateFacts(scene: DocumentScene, extra: DelegateExtra | null, { need }: Writing) {
  const { application } = scene;
  const home = textIn(application.form, 'applicant', 'liveAddress') || textIn(application.form, 'applicant', 'address');
  return [
    fact('委托人', application.applicantName),
    fact('联系电话', need('委托人电话', application.phone)),
    wide('住址', home || '未登记'),
    fact('代办员', need('代办员', extra?.delegateName)),
    fact('代办员电话', need('代办员电话', extra?.delegatePhone)),
    wide('代办点', need('代办点', extra?.point)),
  ] as const;
}

const delegateSignatures = ['委托人（签名或者按手印）', '代办员（签名）', '日期'] as const;

export const delegateOrder: WriteBody = (scene, writing): Body => {
  const extra = extraOf(scene, 'delegate-order');
  const rows = materialRows(scene.item, scene.application.materials);
  return {
    address: null,
    blocks: [
      facts(
        ...delegateFacts(scene, extra, writing),
        wide('代办事项', writing.need('代办事项', extra?.matters)),
        fact('委托日期', longDate(scene.at)),
        fact('代办费用', '无偿代办，法定费用由委托人缴纳'),
      ),
      { kind: 'table', title: '委托时交付的材料', columns: materialColumns, rows },
      paragraph('代办员应当及时向镇便民服务中心递交材料，受理时间以镇窗口接收为准；办理结果由代办员送达委托人。'),
    ],
    signatures: delegateSignatures,
  };
};

export const delegateContinuation: WriteBody = (scene, writing): Body => {
  const extra = extraOf(scene, 'delegate-continuation');
  return {
    address: null,
    blocks: [
      paragraph(`委托代办的“${scene.application.itemName}”尚未办结，经与委托人说明，继续代办。`),
      facts(
        ...delegateFacts(scene, extra, writing),
        wide('续办原因', writing.need('续办原因', extra?.reason)),
        fact('续办至', writing.needDay('续办至', extra?.until)),
        fact('告知日期', longDate(scene.at)),
      ),
    ],
    signatures: delegateSignatures,
  };
};

export const delegateEnd: WriteBody = (scene, writing): Body => {
  const extra = extraOf(scene, 'delegate-end');
  return {
    address: null,
    blocks: [
      paragraph(`委托代办的“${scene.application.itemName}”终止代办，材料和事项交还委托人。`),
      facts(
        ...delegateFacts(scene, extra, writing),
        wide('终止原因', writing.need('终止原因', extra?.reason)),
        fact('终止日期', longDate(scene.at)),
        fact('材料', '原件当面退还'),
      ),
      heading('说明'),
      paragraph('终止代办不等于终止办理；本件可以由委托人本人继续在窗口办理。'),
    ],
    signatures: delegateSignatures,
  };
};

export const delegateDone: WriteBody = (scene, writing): Body => {
  const extra = extraOf(scene, 'delegate-done');
  return {
    address: null,
    blocks: [
      paragraph(`委托代办的“${scene.application.itemName}”已办结，结果交付委托人。`),
      facts(
        ...delegateFacts(scene, extra, writing),
        wide('办结情况', writing.need('办结情况', extra?.result)),
        fact('办结日期', longDate(scene.at)),
        fact('满意度评价', '由委托人另行评价'),
      ),
    ],
    signatures: delegateSignatures,
  };
};
