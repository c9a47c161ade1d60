import type { FastifyReply } from 'fastify';
import { Html, html, type Part } from './html.ts';

/** `county`: behind `requireCountyClerk`; a township's clerk is not led to a closed door. */
const sections = [
  ['inbox', '办件', 'everyone'],
  ['supervision', '督办', 'everyone'],
  ['pre-checks', '预审', 'county'],
  ['terminals', '终端', 'everyone'],
  ['codes', '入网码', 'everyone'],
  ['packages', '离线包', 'county'],
  ['notices', '公告', 'everyone'],
  ['catalogue', '事项目录', 'everyone'],
  ['calendar', '工作日历', 'county'],
  ['staff', '人员', 'everyone'],
  ['configuration', '参数', 'county'],
] as const;
export type Section = (typeof sections)[number][0];

export interface PageOf {
  readonly title: string;
  readonly section: Section | null;
  readonly clerk: { readonly displayName: string; readonly csrf: string; readonly placeCode: string } | null;
  readonly content: Html;
}

export function sendPage(reply: FastifyReply, page: PageOf, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(layout(page).text);
}

function layout({ title, section, clerk, content }: PageOf): Html {
  const links = sections
    .filter(([, , whom]) => whom === 'everyone' || clerk?.placeCode === '')
    .map(
      ([path, name]) =>
        html`<a href="/console/${path}"${path === section ? new Html(' aria-current="page"') : null}>${name}</a>`,
    );
  const top =
    clerk &&
    html`<header><strong>县政务服务平台</strong><nav>${links}</nav><span>${clerk.displayName}</span>
    <form class="inline" method="post" action="/console/logout">${csrfField(clerk)}<button>退出</button></form></header>`;
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title} · 县政务服务平台</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/console/style.css">
<script src="/console/script.js" defer></script></head><body>${top}<main>${content}</main></body></html>`;
}

export function csrfField(clerk: { readonly csrf: string }): Html {
  return html`<input type="hidden" name="csrf" value="${clerk.csrf}">`;
}

export function message(text: Part, kind: 'plain' | 'bad' = 'plain'): Html {
  return html`<p class="message ${kind}" role="status">${text}</p>`;
}
