import type { FastifyReply } from 'fastify';
import { Html, html, type Part } from './html.ts';

/** `county`: behind `requireCountyClerk`; a township's clerk is not led to a closed door. */
const groups = [
  {
    name: '办件',
    sections: [
      ['inbox', '办件', 'everyone'],
      ['supervision', '督办', 'everyone'],
      ['alarms', '监察', 'everyone'],
      ['pre-checks', '预审', 'county'],
      ['packages', '离线包', 'county'],
    ],
  },
  {
    name: '群众',
    sections: [
      ['identity', '身份核验', 'county'],
      ['credit', '信用核查', 'county'],
      ['payments', '缴费', 'county'],
      ['ratings', '好差评', 'county'],
      ['voices', '投诉', 'county'],
      ['disclosure', '依申请公开', 'everyone'],
      ['visits', '上门代办', 'everyone'],
    ],
  },
  {
    name: '数据',
    sections: [
      ['statistics', '统计', 'everyone'],
      ['exchange', '数据交换', 'county'],
    ],
  },
  {
    name: '发布',
    sections: [
      ['notices', '公告', 'everyone'],
      ['catalogue', '事项目录', 'everyone'],
      ['calendar', '工作日历', 'county'],
      ['configuration', '参数', 'county'],
    ],
  },
  {
    name: '窗口',
    sections: [
      ['terminals', '终端', 'everyone'],
      ['closings', '日结', 'everyone'],
      ['codes', '入网码', 'everyone'],
      ['staff', '人员', 'everyone'],
    ],
  },
] as const;
export type Section = (typeof groups)[number]['sections'][number][0];

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
  const menu =
    clerk &&
    groups.map(({ name, sections }) => {
      const links = sections
        .filter(([, , whom]) => whom === 'everyone' || clerk.placeCode === '')
        .map(
          ([path, words]) =>
            html`<a href="/console/${path}"${path === section ? new Html(' aria-current="page"') : null}>${words}</a>`,
        );
      return html`<p>${name}</p>${links}`;
    });
  const top =
    clerk &&
    html`<header><strong>县政务服务平台</strong><span>${clerk.displayName}</span>
    <form class="inline" method="post" action="/console/logout">${csrfField(clerk)}<button>退出</button></form></header>`;
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title} · 县政务服务平台</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/console/style.css">
<script src="/console/script.js" defer></script></head><body>${top}<div class="desk">${menu && html`<nav aria-label="栏目">${menu}</nav>`}<main>${content}</main></div></body></html>`;
}

export function csrfField(clerk: { readonly csrf: string }): Html {
  return html`<input type="hidden" name="csrf" value="${clerk.csrf}">`;
}

export function message(text: Part, kind: 'plain' | 'bad' = 'plain'): Html {
  return html`<p class="message ${kind}" role="status">${text}</p>`;
}
