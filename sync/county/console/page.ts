import type { FastifyReply } from 'fastify';
import { Html, html, type Part } from './html.ts';

const sections = [
  ['inbox', '办件'],
  ['supervision', '督办'],
  ['pre-checks', '预审'],
  ['terminals', '终端'],
  ['codes', '入网码'],
  ['packages', '离线包'],
  ['notices', '公告'],
  ['catalogue', '事项目录'],
  ['calendar', '工作日历'],
  ['staff', '人员'],
  ['configuration', '参数'],
] as const;
export type Section = (typeof sections)[number][0];

export interface PageOf {
  readonly title: string;
  readonly section: Section | null;
  readonly clerk: { readonly displayName: string; readonly csrf: string } | null;
  readonly content: Html;
}

export function sendPage(reply: FastifyReply, page: PageOf, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(layout(page).text);
}

function layout({ title, section, clerk, content }: PageOf): Html {
  const links = sections.map(
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
