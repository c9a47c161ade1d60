import type { Item } from '../../../main/domain/catalogue.ts';
import { preCheckCode } from '../pre-checks/online-pre-checks.ts';
import type { PreCheckRecord } from '../pre-checks/port.ts';
import { qrDrawing } from '../pre-checks/qr-drawing.ts';
import { answersOf } from './answers.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { preCheckState } from './pre-check-list.ts';
import { instant } from './words.ts';

/** 预审回执: to print, or to send to the applicant as a picture of this page. */
export function preCheckView(view: {
  readonly record: PreCheckRecord;
  readonly item: Item | null;
  readonly now: Date;
  readonly clerk: { readonly csrf: string };
}): Html {
  const { record, item, now, clerk } = view;
  const { caseNumber, expiresAt, takenBy, usedBy } = record;
  const isOpen = usedBy === null && expiresAt > now;
  return html`<h1>预审 · ${record.itemName}</h1><div class="columns"><div><section class="panel">
    ${qrDrawing(preCheckCode(caseNumber), `预审编号 ${caseNumber} 的二维码`)}<p class="code">${caseNumber}</p>
    <p>请带身份证和材料原件，到任一便民服务窗口出示此码。</p><dl><dt>状态</dt><dd>${preCheckState(record, now)}</dd>
    <dt>申请人</dt><dd>${record.applicantName}</dd><dt>预审</dt><dd>${record.checkedBy} ${instant(record.checkedAt)}</dd>
    <dt>有效期至</dt><dd>${instant(expiresAt)}</dd><dt>预审意见</dt><dd>${record.note || '—'}</dd></dl>
    ${isOpen && opinion(record, clerk)}
    ${isOpen && takenBy !== null && action(caseNumber, 'release', '收回，让别的窗口能打开', clerk)}
    ${isOpen && action(caseNumber, 'withdraw', '作废', clerk)}</section></div>
    <div><section class="panel"><h2>申请表</h2>${answersOf(item?.formSchema, record.form)}${situation(record, item)}</section>
    <section class="panel"><h2>材料</h2>${materials(record, item)}</section></div></div>`;
}

/** 人工预审: what the window is told before the applicant stands there. */
function opinion({ caseNumber, note }: PreCheckRecord, clerk: { readonly csrf: string }): Html {
  return html`<form method="post" action="/console/pre-checks/${caseNumber}/opinion">${csrfField(clerk)}
    <label for="note">写预审意见（窗口和申请人能看到）</label><textarea id="note" name="note" maxlength="1000" required>${note}</textarea>
    <button class="main">预审看过了</button></form> `;
}

function action(caseNumber: string, name: string, words: string, clerk: { readonly csrf: string }): Html {
  return html`<form class="inline" method="post" action="/console/pre-checks/${caseNumber}/${name}">${csrfField(clerk)}
    <button class="${name === 'withdraw' ? 'no' : ''}">${words}</button></form> `;
}

function situation({ situation: chosen }: PreCheckRecord, item: Item | null): Html | null {
  const entries = Object.entries(chosen);
  if (entries.length === 0) return null;
  return html`<h3>情形</h3><dl>${entries.map(([key, option]) => {
    const asked = item?.situations.find((one) => one.key === key);
    return html`<dt>${asked?.question ?? key}</dt><dd>${asked?.options.find((one) => one.key === option)?.label ?? option}</dd>`;
  })}</dl>`;
}

function materials({ caseNumber, materials: held }: PreCheckRecord, item: Item | null): Html {
  if (held.length === 0) return html`<p class="soft">没有登记材料，都到窗口收。</p>`;
  return html`<ul>${held.map(({ code, state, note, pages = [] }) => {
    const name = item?.materials.find((one) => one.code === code)?.name ?? code;
    const links = pages.map(
      ({ sha256 }, index) =>
        html` <a href="/console/pre-checks/${caseNumber}/pages/${sha256}" target="_blank">第${index + 1}页</a>`,
    );
    return html`<li>${name} <span class="soft">${state === 'checked' ? '已核，窗口核对原件' : '已上传，窗口核对原件'}${note && `：${note}`}</span>${links}</li>`;
  })}</ul>`;
}
