import type { DisclosureRequest, DisclosureStatus, DisclosureStep } from '../../../main/domain/disclosure-request.ts';
import type { CountyDisclosure } from '../disclosure/port.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { instant } from './words.ts';

/** One request of information: what was asked, how it stands, and the steps that are open now. */
export function disclosureView(
  { request, status, office }: CountyDisclosure,
  steps: readonly DisclosureStep[],
  clerk: { readonly csrf: string },
): Html {
  const row = (term: string, words: string) =>
    words !== '' && html`<tr><th>${term}</th><td class="lines">${words}</td></tr>`;
  return html`<h1>${status.countyNumber}</h1><table><tbody>
    ${row('终端编号', request.localNumber)}
    ${row('申请人', request.name)}${row('经办人', request.contactName)}
    ${row('证件', `${idTypeNames[request.idType] ?? '证件'} ${request.idNumber}`)}${row('联系电话', request.phone)}
    ${row('通信地址', request.address)}${row('电子邮箱', request.email)}
    ${row('所需信息', request.wanted)}${row('用途', request.purpose)}
    ${row('提供形式', formNames[request.form])}${row('获取方式', deliveryNames[request.delivery])}
    ${row('收到', `${instant(request.receivedAt)} ${office} ${request.operatorName}`)}
    ${row('答复期限', status.dueDate ?? '—')}
    ${row('状态', `${stateNames[status.state]}${status.outcome === null ? '' : `：${outcomeNames[status.outcome]}`}`)}
    ${row('内容', status.text)}${row('经手', status.by === '' ? '' : `${status.by} ${instant(status.at)}`)}
    </tbody></table>${steps.map((step) => stepForms[step](request.id, clerk))}
    <p><a href="/console/disclosure">返回</a></p>`;
}

type StepForm = (id: string, clerk: { readonly csrf: string }) => Html;

const stepForms: Readonly<Record<DisclosureStep, StepForm>> = {
  register: (id, clerk) => html`<form class="panel" method="post" action="/console/disclosure/${id}/register">
    ${csrfField(clerk)}<button class="main">登记，开始办理</button></form>`,
  extend: (
    id,
    clerk,
  ) => html`<form class="panel" method="post" action="/console/disclosure/${id}/extend">${csrfField(clerk)}
    <label for="why">延期理由（只能延一次，20个工作日）</label><input id="why" name="text" maxlength="2000" size="60">
    <button>延期</button></form>`,
  answer: (
    id,
    clerk,
  ) => html`<form class="panel" method="post" action="/console/disclosure/${id}/answer">${csrfField(clerk)}
    <label for="outcome">答复结论</label><select id="outcome" name="outcome">${Object.entries(outcomeNames).map(
      ([value, words]) => html`<option value="${value}">${words}</option>`,
    )}</select>
    <label for="text">答复内容（申请人在窗口、自助机上看到的就是这一段）</label>
    <textarea id="text" name="text" required maxlength="2000"></textarea><p><button class="main">答复</button></p></form>`,
};

const outcomeNames: Readonly<Record<NonNullable<DisclosureStatus['outcome']>, string>> = {
  public: '予以公开',
  'partly-public': '部分公开',
  'not-public': '不予公开',
  'not-held': '无法提供（不掌握、不存在）',
  'not-handled': '不予处理（重复、信访等）',
};
const stateNames: Readonly<Record<DisclosureStatus['state'], string>> = {
  received: '待登记',
  registered: '办理中',
  extended: '已延期',
  answered: '已答复',
};
/** GA/T 2000.156, and 990 for an organisation’s own code. */
const idTypeNames: Readonly<Record<string, string>> = {
  '111': '居民身份证',
  '154': '港澳台居民居住证',
  '414': '护照',
  '553': '外国人永久居留身份证',
  '990': '统一社会信用代码',
};
const formNames: Readonly<Record<DisclosureRequest['form'], string>> = {
  paper: '纸面',
  electronic: '电子版',
  'on-site': '当场查阅、抄录',
};
const deliveryNames: Readonly<Record<DisclosureRequest['delivery'], string>> = {
  pickup: '到窗口领取',
  post: '邮寄',
  email: '电子邮件',
};
