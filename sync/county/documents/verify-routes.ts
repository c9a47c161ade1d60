import type { FastifyInstance, FastifyReply } from 'fastify';
import { longDate } from '../../../main/domain/dates.ts';
import { tokenIn } from '../../../main/domain/documents/claim.ts';
import { documentTrade } from '../../../main/domain/documents/kinds.ts';
import { documentNumberText } from '../../../main/domain/documents/number.ts';
import { verdictWords } from '../../../main/domain/documents/verdict.ts';
import { html } from '../console/html.ts';
import { sendPage } from '../console/page.ts';
import type { RateLimit } from '../intake/rate-limit.ts';
import { refuse } from '../intake/refusals.ts';
import type { CountyStore } from '../store/port.ts';
import { type CheckedDocument, checkDocument } from './check-document.ts';

/** Longer than any code on a document. */
const longestCode = 1_000;

/**
 * 文书核验, open to everybody: whoever holds the paper scans its code. It says what the code says and whether that is true,
 * and nothing of the person: no name, no number, no state of the case.
 *
 *   GET /verify/<token>          a page
 *   GET /api/v1/verify/<token>   the same as JSON
 *   GET /verify?code=            for codes that a scanner typed
 */
export function verifyRoutes(
  app: FastifyInstance,
  { store, limit }: { readonly store: CountyStore; readonly limit: RateLimit },
): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    if (!limit.allows(request.ip)) return refuse(reply, 'too-many-requests', 'too many requests; try again shortly');
  });

  const checked = async (text: string): Promise<CheckedDocument> => {
    const token = text.length > longestCode ? null : tokenIn(text);
    return token === null ? { verdict: 'invalid', claim: null, office: null } : checkDocument(store, token);
  };

  app.get<{ Querystring: { code?: string } }>('/verify', async ({ query: { code } }, reply) => {
    if (typeof code === 'string' && code.trim() !== '') return answerPage(reply, await checked(code));
    return sendPage(reply, { title: '文书核验', section: null, clerk: null, content: askPage() });
  });
  // A wildcard: the router cuts named parts at a hundred characters.
  app.get<{ Params: { '*': string } }>('/verify/*', async ({ params }, reply) =>
    answerPage(reply, await checked(params['*'])),
  );
  app.get<{ Params: { '*': string } }>('/api/v1/verify/*', async ({ params }, reply) => {
    const { verdict, claim, office } = await checked(params['*']);
    return reply.send({
      verdict,
      words: verdictWords[verdict].title,
      document: claim && {
        name: documentTrade[claim.number.kind].name,
        number: documentNumberText(claim.number),
        caseNumber: claim.caseNumber,
        date: claim.date,
        office,
        contentHash: claim.contentHash,
      },
    });
  });
}

function answerPage(reply: FastifyReply, { verdict, claim, office }: CheckedDocument): FastifyReply {
  const { title, advice } = verdictWords[verdict];
  const tone = verdict === 'valid' ? 'plain' : 'bad';
  return sendPage(reply, {
    title: '文书核验',
    section: null,
    clerk: null,
    content: html`<h1>文书核验</h1>
<p class="message ${tone}" role="status"><strong>${title.zh}</strong><br><span lang="en">${title.en}</span></p>
<p>${advice.zh}<br><span lang="en">${advice.en}</span></p>
${
  claim &&
  html`<table><tbody>
<tr><th scope="row">文书名称</th><td>${documentTrade[claim.number.kind].name}</td></tr>
<tr><th scope="row">文号</th><td>${documentNumberText(claim.number)}</td></tr>
<tr><th scope="row">办件编号</th><td>${claim.caseNumber}</td></tr>
<tr><th scope="row">签发日期</th><td>${longDate(claim.date)}</td></tr>
<tr><th scope="row">签发单位</th><td>${office}</td></tr>
<tr><th scope="row">内容校验值</th><td>${claim.contentHash}</td></tr>
</tbody></table>`
}
<p><a href="/verify">核验另一份文书</a></p>`,
  });
}

function askPage() {
  return html`<h1>文书核验</h1>
<form method="get" action="/verify"><p><label>二维码内容 <input name="code" size="60" maxlength="${longestCode}" autofocus></label>
<button>核验</button></p></form>
<p>用手机扫描文书右上角的二维码，会直接打开核验结果。</p>`;
}
