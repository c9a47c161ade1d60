import { type Evidence, photoSubjectWords, type VisitPlace } from '../../../main/domain/doorstep/evidence.ts';
import type { HandoverRound } from '../../../main/domain/doorstep/handover.ts';
import { type Visit, type VisitReport, type VisitState, visitState } from '../../../main/domain/doorstep/visit.ts';
import type { CountyVisit } from '../doorstep/port.ts';
import { deliveryView } from './delivery-view.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { instant } from './words.ts';

export const purposeNames: Readonly<Record<Visit['purpose'], string>> = {
  apply: '上门收件',
  deliver: '送达结果',
  'follow-up': '回访',
};
export const visitStateNames: Readonly<Record<VisitState, string>> = {
  open: '待上门',
  begun: '已到',
  returned: '两次不在家，退回窗口',
  done: '已办完',
  cancelled: '已取消',
};

/** One visit: what was asked, what came of it, and the evidence with its hashes. */
export function visitDetail(
  held: CountyVisit & { readonly evidence: readonly Evidence[] },
  { csrf, missing }: { readonly csrf: string; readonly missing: ReadonlySet<string> },
): Html {
  const { visit, reports, office, evidence } = held;
  const row = (term: string, words: string) =>
    words !== '' && html`<tr><th>${term}</th><td class="lines">${words}</td></tr>`;
  const state = visitState(held);
  return html`<h1>${visit.personName}</h1><table><tbody>
    ${row('做什么', `${purposeNames[visit.purpose]} ${visit.itemName}`)}${row('电话', visit.phone)}
    ${row('地址', `${visit.village} ${visit.place}`)}${row('时间', `${instant(visit.from)} 至 ${instant(visit.until)}`)}
    ${row('办件编号', visit.localNumber ?? '')}${row('要送的证件', visit.documents.join('、'))}${row('备注', visit.notes)}
    ${row('代办员设备', office)}${row('派出', `${visit.assignedBy} ${instant(visit.assignedAt)}`)}
    ${row('状态', visitStateNames[state])}${reports.map((report) => row(instant(report.at), reportWords(report)))}
    </tbody></table>${
      (state === 'open' || state === 'begun') &&
      html`<form method="post" action="/console/visits/${visit.id}/cancel">${csrfField({ csrf })}<button>取消这次上门</button></form>`
    }${reports.map(({ detail }) => detail.kind === 'delivered' && detail.proof && deliveryView(detail.proof, visit))}${evidence.map((one) => evidenceView(one, missing))}<p><a href="/console/visits">返回</a></p>`;
}

/** `missing`: hashes of photographs that are still on their way. */
export function evidenceView(evidence: Evidence, missing: ReadonlySet<string>): Html {
  const { photos, started, ended } = evidence;
  return html`<h2>上门留痕</h2><table><tbody>
    <tr><th>谁、用哪台设备</th><td>${evidence.agent.name}（${evidence.agent.id}），${evidence.terminalId}，密钥 ${evidence.keyNumber}</td></tr>
    <tr><th>到、离开</th><td>${instant(started.at)} 至 ${instant(ended.at)}（设备计时 ${Math.round((ended.monotonicMs - started.monotonicMs) / 1000)} 秒）</td></tr>
    <tr><th>地点</th><td>${placeWords(evidence.place)}</td></tr>
    ${evidence.witness !== '' && html`<tr><th>见证人</th><td>${evidence.witness}</td></tr>`}
    ${photos.map(
      ({ subject, purpose, consentOf, sha256, takenAt }) =>
        html`<tr><th>${photoSubjectWords[subject].zh}</th><td>${instant(takenAt)} ${purpose}${consentOf !== null && html`，${consentOf} 同意`}<br>
        ${missing.has(sha256) ? html`<span class="state warn">◔ 照片还在代办员的设备上，联网后自己传来</span>` : photograph(evidence, sha256, photoSubjectWords[subject].zh)}<br><code class="soft">${sha256}</code></td></tr>`,
    )}</tbody></table>`;
}

function photograph({ visitId }: Evidence, sha256: string, words: string): Html {
  const address = `/console/visits/${visitId}/photographs/${sha256}`;
  return html`<a href="${address}"><img src="${address}" width="240" loading="lazy" alt="${words}"></a>`;
}

export function handoverTable(rounds: readonly HandoverRound[]): Html | false {
  return (
    rounds.length > 0 &&
    html`<h2>材料交接</h2><table><thead><tr><th>批次</th><th>时间</th><th>移交人</th><th>接收人</th><th>接收</th><th>退回</th></tr></thead>
    <tbody>${rounds.map(({ number, at, deliveredBy, receivedBy, toOffice, cases }) => {
      const returned = cases.flatMap((one) => (one.verdict === 'returned' ? [one.reason] : []));
      return html`<tr><td class="nowrap">${number}</td><td class="nowrap">${instant(at)}</td><td>${deliveredBy.name}</td>
        <td>${receivedBy.name}<br><span class="soft">${toOffice}</span></td><td>${cases.length - returned.length} 件</td>
        <td>${returned.length === 0 ? '' : `${returned.length} 件：${returned.join('；')}`}</td></tr>`;
    })}</tbody></table>`
  );
}

function placeWords(place: VisitPlace): string {
  if (place.source === 'manual') return `${place.village} ${place.place}（手填：${place.reason}）`;
  const { latitude, longitude, accuracyMetres, fixedAt } = place;
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}，误差 ${Math.round(accuracyMetres)} 米，${instant(fixedAt)} 定位`;
}

function reportWords({ detail, by }: VisitReport): string {
  switch (detail.kind) {
    case 'begun':
      return `${by.name}：到了，${detail.mode === 'doorstep' ? '上门受理' : '代办'}`;
    case 'absent':
      return `${by.name}：不在家${detail.note === '' ? '' : `（${detail.note}）`}`;
    case 'delivered':
      return `${by.name}：送达，${detail.receiver.name}（${detail.receiver.relation}）签收`;
    case 'called-off':
      return `${by.name}：取消了自己登记的这次上门${detail.note === '' ? '' : `（${detail.note}）`}`;
    case 'taken-back':
      return `${by.name}：撤回上一步，点错了${detail.note === '' ? '' : `（${detail.note}）`}`;
    case 'done':
      return `${by.name}：办完，收件 ${detail.applicationIds.length} 件${detail.note === '' ? '' : `；${detail.note}`}`;
  }
}
