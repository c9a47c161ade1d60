import type { FastifyRequest } from 'fastify';
import { type Html, html } from '../html.ts';
import { message } from '../page.ts';
import { formText } from '../session.ts';

/** The version that the clerk had before them; null: none. */
export function expectedVersion(request: FastifyRequest): number | null {
  const said = formText(request, 'after', 10);
  return /^\d+$/.test(said) ? Number(said) : null;
}

/** Two clerks at the same matter: the second one looks again before anything is published. */
export function overtaken(back: string): Html {
  return html`${message('别人刚刚发布了新的一版，您的改动没有发布。请返回看过新版再改。', 'bad')}<a href="${back}">返回</a>`;
}
