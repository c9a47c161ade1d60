import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { yuan } from '../../../main/domain/fees.ts';
import { maskName } from '../../../main/domain/mask.ts';
import { type PaymentState, paymentReceiptSchema } from '../../../main/domain/payment.ts';
import { isPublicKey } from '../payments/check-signature.ts';
import { chargeableCodes, judgeCase } from '../payments/judge-case.ts';
import type { JudgedCase, PaymentPlatform } from '../payments/port.ts';
import { type TakenPayment, takePayment } from '../payments/take-payment.ts';
import type { ConsoleParts } from './console.ts';
import { type Html, html } from './html.ts';
import { csrfField, message, sendPage } from './page.ts';
import { formText } from './session.ts';
import { pageNumber } from './terminals.ts';
import { instant } from './words.ts';

const perPage = 30;

/** 缴费: what falls due by the catalogue, what came in, and the platforms that may say so. Nobody sets 已缴 by hand. */
export function paymentPages(app: FastifyInstance, parts: ConsoleParts): void {
  const { store, shelf, now } = parts;

  app.get('/console/payments', (request, reply) => show(request, reply, null));

  app.post('/console/payments', async (request, reply) => {
    const told = paymentReceiptSchema.safeParse({
      reference: formText(request, 'reference', 100),
      amountFen: Math.round(Number(formText(request, 'amount', 15) || 'x') * 100),
      paidAt: instantOf(formText(request, 'paidOn', 10)),
      channel: formText(request, 'channel', 100),
    });
    if (!told.success) return show(request, reply, '流水号、金额和缴款日期都要填对', 400);
    const { displayName, userName } = request.clerk;
    const localNumber = formText(request, 'localNumber', 60);
    const taken = await takePayment(parts, { ...told.data, localNumber, registeredBy: displayName });
    request.log.info({ clerk: userName, outcome: taken }, 'payment registered');
    if (!taken.ok) return show(request, reply, whyRefused[taken.why], 409);
    return reply.redirect('/console/payments', 303);
  });

  app.post('/console/payments/platforms', async (request, reply) => {
    const name = formText(request, 'name', 50);
    const publicKey = formText(request, 'publicKey', 4000);
    if (name === '' || !isPublicKey(publicKey)) {
      return show(request, reply, '请填平台名称，并粘贴平台的公钥（PEM，以 PUBLIC KEY 开头，不是私钥）', 400);
    }
    await store.payments.putPlatform({
      id: `P-${randomUUID()}`,
      name,
      publicKey,
      createdBy: request.clerk.displayName,
    });
    request.log.info({ clerk: request.clerk.userName, platform: name }, 'payment platform added');
    return reply.redirect('/console/payments', 303);
  });

  app.post<{ Params: { id: string } }>('/console/payments/platforms/:id/revoke', async (request, reply) => {
    await store.payments.revokePlatform(request.params.id.replaceAll('\0', ''));
    request.log.info({ clerk: request.clerk.userName, platform: request.params.id }, 'payment platform withdrawn');
    return reply.redirect('/console/payments', 303);
  });

  async function show(request: FastifyRequest, reply: FastifyReply, problem: string | null, status = 200) {
    const page = pageNumber(request.query);
    const itemCodes = await chargeableCodes(shelf);
    const listed = { itemCodes, limit: perPage + 1, offset: (page - 1) * perPage };
    const [found, strays, platforms] = await Promise.all([
      store.payments.chargeable(listed),
      store.payments.withoutCase(),
      store.payments.platforms(),
    ]);
    const cases = await Promise.all(found.slice(0, perPage).map((one) => judgeCase(shelf, one)));
    const today = now().toISOString().slice(0, 10);
    const content = html`<h1>缴费</h1>${problem !== null && message(problem, 'bad')}
      ${registerForm(request.clerk, today)}
      <h2>收费事项的办件</h2>${caseTable(cases)}
      <p>${page > 1 && html`<a href="/console/payments?page=${page - 1}">上一页</a>`}
      ${found.length > perPage && html`<a href="/console/payments?page=${page + 1}">下一页</a>`}</p>
      ${strays.length > 0 && strayTable(strays)}${platformPart(request.clerk, platforms)}`;
    return sendPage(reply, { title: '缴费', section: 'payments', clerk: request.clerk, content }, status);
  }
}

/** Noon in Shanghai of a day that a person typed; the platform itself says the instant. */
function instantOf(day: string): string {
  return `${day}T04:00:00.000Z`;
}

function registerForm(clerk: { readonly csrf: string }, today: string): Html {
  return html`<form class="panel row" method="post" action="/console/payments">${csrfField(clerk)}
    <div><label for="localNumber">办件编号（缴款通知上的）</label><input id="localNumber" name="localNumber" required size="26"></div>
    <div><label for="reference">到账流水号</label><input id="reference" name="reference" required maxlength="100"></div>
    <div><label for="amount">金额（元）</label><input id="amount" name="amount" inputmode="decimal" required size="8"></div>
    <div><label for="paidOn">缴款日期</label><input id="paidOn" name="paidOn" type="date" required max="${today}"></div>
    <div><label for="channel">缴款渠道</label><input id="channel" name="channel" maxlength="100" value="非税收缴平台" size="16"></div>
    <button class="main">登记到账（来自支付平台/非税）</button></form>`;
}

function caseTable(cases: readonly JudgedCase[]): Html {
  if (cases.length === 0) return html`<p class="panel">还没有收费事项的办件。</p>`;
  return html`<table><thead><tr><th>办件编号</th><th>事项</th><th>申请人</th><th>窗口</th><th class="number">应缴（元）</th><th>到账</th><th>状态</th></tr></thead>
    <tbody>${cases.map(
      (
        one,
      ) => html`<tr><td class="nowrap"><a href="/console/applications/${one.applicationId}">${one.localNumber}</a></td>
      <td>${one.itemName}</td><td>${maskName(one.applicantName)}</td><td>${one.office}</td>
      <td class="number">${one.totalFen === null ? '—' : yuan(one.totalFen)}</td>
      <td>${one.received.map(
        (receipt) =>
          html`${yuan(receipt.amountFen)} 元 <span class="soft">${receipt.reference} ${receipt.channel}</span><br>`,
      )}</td><td class="nowrap">${stateWords(one.state)}</td></tr>`,
    )}</tbody></table>`;
}

function strayTable(
  strays: readonly { reference: string; localNumber: string; amountFen: number; paidAt: string }[],
): Html {
  return html`<h2>办件还没有送到县里的到账</h2><table><thead><tr><th>办件编号</th><th class="number">金额（元）</th><th>流水号</th><th>缴款</th></tr></thead>
    <tbody>${strays.map(
      (
        one,
      ) => html`<tr><td>${one.localNumber}</td><td class="number">${yuan(one.amountFen)}</td><td>${one.reference}</td>
      <td class="nowrap">${instant(one.paidAt)}</td></tr>`,
    )}</tbody></table>`;
}

function platformPart(clerk: { readonly csrf: string }, platforms: readonly PaymentPlatform[]): Html {
  return html`<h2>支付平台回调</h2>
    <p class="soft">平台用自己的私钥签名，调用 POST /api/v1/payments/callback；县里只留公钥（Ed25519、ECDSA 或 RSA）。</p>
    ${platforms.length > 0 && platformTable(clerk, platforms)}
    <form class="panel" method="post" action="/console/payments/platforms">${csrfField(clerk)}
    <label for="name">平台名称</label><input id="name" name="name" required maxlength="50" size="32">
    <label for="publicKey">平台公钥（PEM）</label><textarea id="publicKey" name="publicKey" required maxlength="4000" rows="4"></textarea>
    <p><button>登记平台</button></p></form>`;
}

function platformTable(clerk: { readonly csrf: string }, platforms: readonly PaymentPlatform[]): Html {
  return html`<table><thead><tr><th>平台</th><th>编号</th><th>经手</th><th>状态</th><th></th></tr></thead><tbody>${platforms.map(
    (
      one,
    ) => html`<tr><td>${one.name}</td><td class="soft">${one.id}</td><td>${one.createdBy} ${instant(one.createdAt)}</td>
      <td>${one.revokedAt === null ? html`<span class="state good">✓ 在用</span>` : html`<span class="state bad">✕ 已停用 ${instant(one.revokedAt)}</span>`}</td>
      <td>${
        one.revokedAt === null &&
        html`<form class="inline" method="post" action="/console/payments/platforms/${one.id}/revoke">${csrfField(clerk)}<button class="no">停用</button></form>`
      }</td></tr>`,
  )}</tbody></table>`;
}

function stateWords(state: PaymentState): Html {
  if (state === 'paid') return html`<span class="state good">✓ 已缴</span>`;
  if (state === 'due') return html`<span class="state warn">○ 待缴</span>`;
  if (state === 'differs') return html`<span class="state bad">✕ 金额不符</span>`;
  return html`<span class="soft">${state === 'free' ? '不收费' : '标准未公布'}</span>`;
}

const whyRefused: Readonly<Record<Extract<TakenPayment, { ok: false }>['why'], string>> = {
  free: '这件办件按目录不收费，不能登记到账；钱要退回',
  unpublished: '目录里这项收费还没有公布标准，不能登记到账',
  'unknown-number': '没有哪台终端用这样的办件编号，请核对缴款通知',
  differs: '这个流水号已经登记过，编号或金额不同，请核对',
};
