import { maskPhone } from '../../../main/domain/mask.ts';
import {
  isBad,
  type RatingLevel,
  ratingAspectNames,
  ratingAspects,
  ratingLevelNames,
  ratingLevels,
} from '../../../main/domain/rating/rating.ts';
import { type CountyRating, openFollowUps, type RatingCount } from '../ratings/port.ts';
import type { FollowUpDates } from './follow-up-dates.ts';
import { type Html, html } from './html.ts';
import { csrfField } from './page.ts';
import { instant } from './words.ts';

const modes = { 'on-site': '窗口现场', kiosk: '自助终端' } as const;
const followNames = { call: '回访', fix: '整改' } as const;

/** Each row adds up; nothing is stored that could say otherwise. */
export function ratingCounts(counts: readonly RatingCount[]): Html {
  const offices = [...new Set(counts.map(({ office }) => office))];
  if (offices.length === 0) return html`<p>还没有评价。</p>`;
  const of = (office: string, level: RatingLevel) =>
    counts.filter((one) => one.office === office && one.level === level).reduce((sum, { count }) => sum + count, 0);
  return html`<table><thead><tr><th>窗口</th>${ratingLevels.map((level) => html`<th class="number">${ratingLevelNames[level].zh}</th>`)}
    <th class="number">合计</th><th class="number">好评率</th></tr></thead><tbody>${offices.map((office) => {
      const levels = ratingLevels.map((level) => of(office, level));
      const total = levels.reduce((sum, count) => sum + count, 0);
      const good = levels.slice(0, 3).reduce((sum, count) => sum + count, 0);
      return html`<tr><td>${office}</td>${levels.map((count) => html`<td class="number">${count}</td>`)}
        <td class="number">${total}</td><td class="number">${((good / total) * 100).toFixed(1)}%</td></tr>`;
    })}</tbody></table>`;
}

export function ratingTable(rows: readonly CountyRating[], dates: FollowUpDates): Html {
  if (rows.length === 0) return html`<p class="panel">没有要处理的。</p>`;
  return html`<table><thead><tr><th>评价</th><th>事项</th><th>窗口</th><th>时间</th><th>说了什么</th><th>回访整改</th></tr></thead>
    <tbody>${rows.map(
      (rating) => html`<tr><td class="nowrap"><a href="/console/ratings/${rating.id}">${levelOf(rating)}</a></td>
      <td>${rating.itemName ?? '—'}<br><span class="soft">${rating.countyNumber ?? rating.localNumber ?? ''}</span></td>
      <td>${rating.office}<br><span class="soft">${modes[rating.mode]}</span></td><td class="nowrap">${instant(rating.givenAt)}</td>
      <td>${rating.words}</td><td>${stateOf(rating, dates)}</td></tr>`,
    )}</tbody></table>`;
}

export function followForm(rating: CountyRating, dates: FollowUpDates, clerk: { readonly csrf: string }): Html {
  const open = openFollowUps(rating);
  return html`<h1>${rating.itemName ?? '好差评'}</h1><div class="columns"><section class="panel"><h2>评价</h2><dl>
    <dt>满意度</dt><dd>${levelOf(rating)}</dd>
    ${ratingAspects.map((aspect) => {
      const level = rating.aspects[aspect];
      return level !== null && html`<dt>${ratingAspectNames[aspect].zh}</dt><dd>${ratingLevelNames[level].zh}</dd>`;
    })}
    <dt>说了什么</dt><dd>${rating.words || '—'}</dd>
    <dt>评价人</dt><dd>${rating.isNamed ? `${rating.applicantName ?? '—'}，${maskPhone(rating.phone ?? '')}` : '没有留姓名'}</dd>
    <dt>窗口</dt><dd>${rating.office}，${modes[rating.mode]}</dd><dt>评价时间</dt><dd>${instant(rating.givenAt)}</dd>
    <dt>送达县里</dt><dd>${instant(rating.arrivedAt)}</dd>
    ${rating.isNamed && html`<dt>办件</dt><dd><a href="/console/applications/${rating.applicationId}">${rating.localNumber ?? rating.applicationId}</a></dd>`}
    </dl></section><section class="panel"><h2>回访整改</h2><p>${stateOf(rating, dates)}</p>
    ${
      rating.followUps.length > 0 &&
      html`<table><tbody>${rating.followUps.map(
        (one) => html`<tr><td>${followNames[one.kind]}</td><td>${one.text}</td><td class="nowrap">${one.actor}<br>
        <span class="soft">${instant(one.at)}</span></td></tr>`,
      )}</tbody></table>`
    }${open.map(
      (kind) => html`<form method="post" action="/console/ratings/${rating.id}/follow">${csrfField(clerk)}
      <input type="hidden" name="kind" value="${kind}"><label for="text-${kind}">${followNames[kind]}情况</label>
      <textarea id="text-${kind}" name="text" maxlength="1000" required></textarea>
      <p><button class="main">登记${followNames[kind]}</button></p></form>`,
    )}</section></div><p><a href="/console/ratings">返回</a></p>`;
}

function levelOf({ level }: Pick<CountyRating, 'level'>): Html {
  const words = ratingLevelNames[level].zh;
  return isBad(level)
    ? html`<span class="state bad">▼ ${words}</span>`
    : html`<span class="state good">${words}</span>`;
}

function stateOf(rating: CountyRating, dates: FollowUpDates): Html {
  if (!isBad(rating.level)) return html`—`;
  if (rating.closedAt !== null) return html`<span class="state good">✓ 已办结</span> ${instant(rating.closedAt)}`;
  const by = dates.by(rating.arrivedAt, 'badRatingDays');
  const todo = openFollowUps(rating)
    .map((kind) => followNames[kind])
    .join('、');
  return html`<span class="state warn">待${todo}</span>${by && html` ${by} 前`}${by !== null && by < dates.today && html` <strong class="bad">已超期</strong>`}`;
}
