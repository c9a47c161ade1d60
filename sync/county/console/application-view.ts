import { type CaseState, caseStateNames } from '../../../main/domain/case/states.ts';
import type { Item, WorkCalendar } from '../../../main/domain/catalogue.ts';
import { filesForCounty } from '../../../main/domain/county-files.ts';
import { groupIdNumber } from '../../../main/domain/mask.ts';
import type { Handling, Pickup } from '../../../main/domain/place/handling.ts';
import type { PresentPerson } from '../../../main/domain/presence.ts';
import type { CaseHistory } from '../cases/port.ts';
import type { ApplicationDetail } from '../store/port.ts';
import { answersOf } from './answers.ts';
import { contentAt, acceptedOf as contentOf } from './case-form.ts';
import { historyView, stepForms } from './case-steps-view.ts';
import { type CaseViewOf, caseForms, openMatters, presentWords, versions } from './case-view.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { channelNames, eventNames, instant, limitOf, stateOf } from './words.ts';

export interface ApplicationViewOf extends CaseViewOf {
  readonly calendar: WorkCalendar | null;
  /** Null where its content can't be read here any more. */
  readonly history: CaseHistory | null;
  /** Who else has it open. */
  readonly others: readonly PresentPerson[];
  /** What the clerk had typed before the form came back. */
  readonly reason: string;
}

export function applicationView(view: ApplicationViewOf): Html {
  const { detail, record, item } = view;
  const { form } = contentAt(detail, record, 'newest');
  return html`<h1>${detail.itemName} · ${detail.countyNumber ?? detail.localNumber}</h1>
    <p class="warn" role="status" data-present="/console/applications/${detail.id}/present">${presentWords(view.others)}</p>
    ${openMatters(view)}<div class="columns"><div>${facts(view)}${mayHandle(view) ? html`${decision(view)}${stepForms(view, view.history)}${caseForms(view)}` : html`<section class="panel"><p class="soft">这件是代收的，由办理地处理，这里只能查看。</p></section>`}${historyView(view.history)}
    <section class="panel"><h2>申请表${record.version > 1 && `（第 ${record.version} 版）`}</h2>${answersOf(item?.formSchema, form)}</section>
    ${versions(view)}${situation(detail, item)}${trail(detail)}</div>
    <section class="panel"><h2>材料（${pageCount(detail)}${detail.materialsHeld} / ${detail.materialsTotal} 个文件已收到）</h2>${materials(view)}</section>
  </div>`;
}

function facts({ detail, record, item, calendar, now }: ApplicationViewOf): Html {
  const content = contentOf(detail);
  const identity = content?.identity.method === 'chip' ? '读卡核验' : `人工核验：${content?.identity.reason ?? ''}`;
  return html`<section class="panel"><h2>基本情况</h2><dl>
    <dt>状态</dt><dd>${stateOf(detail)}</dd>
    <dt>申请人</dt><dd>${detail.applicantName}</dd>
    <dt>证件号码</dt><dd>${groupIdNumber(detail.idNumber)}</dd>
    <dt>身份核验</dt><dd>${identity}</dd>
    <dt>办理部门</dt><dd>${record.department ?? item?.implementer.name ?? '—'}</dd>
    <dt>受理时的电话</dt><dd>${content?.phone ?? ''}</dd>
    <dt>收件窗口</dt><dd>${detail.office}（${channelNames[content?.channel ?? ''] ?? ''}，${content?.operatorName ?? ''}）</dd>
    ${content?.handledBy && handlingFacts(content.handledBy)}
    <dt>收件编号</dt><dd>${detail.localNumber}</dd>
    <dt>收件时间</dt><dd>${instant(detail.receivedAt)}</dd>
    <dt>送达县平台</dt><dd>${instant(detail.deliveredAt)}</dd>
    <dt>办结期限</dt><dd>${limitOf(detail, calendar, now)}</dd></dl></section>`;
}

/** R50: the place that took it in for another one looks on. */
function mayHandle({ detail, clerk }: ApplicationViewOf): boolean {
  const { handledBy } = contentOf(detail) ?? {};
  return handledBy === undefined || handledBy.placeCode.startsWith(clerk.placeCode);
}

function handlingFacts({ placeName, placeCode, pickup, address }: Handling): Html {
  return html`<dt>办理地</dt><dd>${placeName}（${placeCode}），异地代收</dd>
    ${pickup !== undefined && html`<dt>结果领取</dt><dd>${pickupNames[pickup]}${address && `：${address}`}</dd>`}`;
}

const pickupNames: Readonly<Record<Pickup, string>> = { window: '到收件窗口领取', mail: '邮寄', agent: '代办员送到家' };

function decision({ detail, record, clerk, reason }: ApplicationViewOf): Html {
  if (detail.decision !== null) {
    const { outcome, decidedBy, decidedAt } = detail.decision;
    return html`<section class="panel"><h2>审批结果</h2><dl><dt>结果</dt><dd>${outcome === 'approved' ? '同意' : '不予'}</dd>
      <dt>理由</dt><dd>${detail.decision.reason || '—'}</dd><dt>审批人</dt><dd>${decidedBy}</dd>
      <dt>时间</dt><dd>${instant(decidedAt)}</dd></dl></section>`;
  }
  if (detail.deliveredAt === null) {
    return html`<section class="panel"><h2>审批</h2><p class="warn">材料传输中，传完才能审批。</p></section>`;
  }
  if (!decidable.includes(detail.status)) {
    return html`<section class="panel"><h2>审批</h2><p class="soft">现在是“${caseStateNames[detail.status as CaseState]?.zh ?? detail.status}”，还没有可以审批的。</p></section>`;
  }
  return html`<section class="panel"><h2>审批</h2>
    <form method="post" action="/console/applications/${detail.id}/decision">${csrfField(clerk)}
    <input type="hidden" name="seen" value="${record.madeBy ?? ''}">
    <label for="reason">理由（不予时必填，会告知申请人）</label>
    <textarea id="reason" name="reason" maxlength="1000">${reason}</textarea>
    <p><button class="main" name="outcome" value="approved">同意</button>
    <button class="no" name="outcome" value="denied">不予</button></p></form></section>`;
}

const decidable: readonly string[] = ['ACCEPTED', 'PROCESSING', 'TRANSFERRED'];

function situation(detail: ApplicationDetail, item: Item | null): Html | null {
  const chosen = Object.entries(contentOf(detail)?.situation ?? {});
  if (chosen.length === 0) return null;
  return html`<section class="panel"><h2>情形</h2><dl>${chosen.map(([key, option]) => {
    const asked = item?.situations.find((one) => one.key === key);
    const label = asked?.options.find((one) => one.key === option)?.label;
    return html`<dt>${asked?.question ?? key}</dt><dd>${label ?? option}</dd>`;
  })}</dl></section>`;
}

function pageCount(detail: ApplicationDetail): string {
  const pages = (contentOf(detail)?.materials ?? []).reduce((sum, entry) => sum + entry.pages.length, 0);
  return pages === 0 ? '' : `共 ${pages} 页，`;
}

/** As accepted, and what came with amendments after it. */
function materials({ detail, record, item }: ApplicationViewOf): readonly Html[] {
  const accepted = contentOf(detail)?.materials.length ?? 0;
  return contentAt(detail, record, 'newest').materials.map((entry, index) => {
    const name = item?.materials.find(({ code }) => code === entry.code)?.name ?? entry.code;
    const how = { scanned: '扫描', 'original-checked': '仅核验原件', 'e-licence': '电子证照', none: '未交' }[
      entry.method
    ];
    const own = new Set(filesForCounty(entry).map(({ sha256 }) => sha256));
    const files = detail.materials.filter((file, at, all) => own.has(file.sha256) && isFirst(file, at, all));
    const shown = entry.bundle
      ? files.map((file) => bundleView(detail.id, file, { name, pages: entry.pages.length }))
      : html`<div class="pages">${files.map((page, index) => pageView(detail.id, page, `${name} 第 ${index + 1} 页`))}</div>`;
    return html`<figure><figcaption><strong>${name}</strong> ${index >= accepted && html`<span class="state warn">补交</span> `}<span class="soft">${how}${entry.originalSeen && '，已核对原件'}</span>
      </figcaption>${shown}</figure>`;
  });
}

type HeldFile = ApplicationDetail['materials'][number];

function isFirst(file: HeldFile, at: number, all: readonly HeldFile[]): boolean {
  return all.findIndex(({ sha256 }) => sha256 === file.sha256) === at;
}

/** All pages in one PDF: over the whole width, the browser's own viewer turns them. */
function bundleView(id: string, file: HeldFile, { name, pages }: { name: string; pages: number }): Html {
  if (!file.isHeld) return inTransit(`${name}（共 ${pages} 页）`);
  return html`<p class="soft">共 ${pages} 页，一个 PDF 文件</p>${pdfView(addressOf(id, file), name)}`;
}

function pageView(id: string, page: HeldFile, title: string): Html {
  if (!page.isHeld) return inTransit(title);
  const address = addressOf(id, page);
  if (page.mediaType === 'application/pdf') return html`<div>${pdfView(address, title)}</div>`;
  return html`<a href="${address}" target="_blank"><img src="${address}" alt="${title}" loading="lazy"></a>`;
}

/** What stands behind # is for the browser's viewer: no thumbnails beside the page, and the page as wide as its place. */
function pdfView(address: string, title: string): Html {
  return html`<iframe src="${address}#navpanes=0&amp;view=FitH" title="${title}" loading="lazy"></iframe><a href="${address}" target="_blank">在新窗口打开</a>`;
}

function inTransit(title: string): Html {
  return html`<p class="warn">${title}：传输中</p>`;
}

function addressOf(id: string, file: HeldFile): string {
  return `/console/applications/${id}/materials/${file.sha256}`;
}

function trail(detail: ApplicationDetail): Html {
  return html`<section class="panel"><h2>办理经过</h2><table><thead><tr><th>时间</th><th>经过</th><th>经手</th><th>备注</th></tr></thead>
    <tbody>${detail.trail.map(
      (
        entry,
      ) => html`<tr><td class="nowrap">${instant(entry.at)}</td><td>${eventNames[entry.action] ?? entry.action}</td>
        <td>${entry.actor === detail.terminalId ? `终端 ${detail.numberPrefix}` : entry.actor}</td><td>${entry.detail}</td></tr>`,
    )}</tbody></table></section>`;
}
