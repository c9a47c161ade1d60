import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { longDate, longTime } from '../../domain/dates.ts';
import type { DisclosureRequest } from '../../domain/disclosure-request.ts';
import { maskIdNumber, maskPhone } from '../../domain/mask.ts';
import type { ReceiptLine } from '../receipt-lines.ts';
import { slipLines } from '../slip-lines.ts';
import type { DisclosureContext } from './port.ts';
import { publicSheet } from './public-sheet.ts';

const forms: Readonly<Record<DisclosureRequest['form'], string>> = {
  paper: '纸面',
  electronic: '电子版',
  'on-site': '当场查阅、抄录',
};
const deliveries: Readonly<Record<DisclosureRequest['delivery'], string>> = {
  pickup: '到窗口领取',
  post: '邮寄',
  email: '电子邮件',
};

/** 政府信息公开申请登记回执 (R19): what was asked, by when it is answered, and how to ask after it. */
export function disclosureReceipt(context: DisclosureContext): TDocumentDefinitions {
  const { request } = context;
  const due = request.dueDate === null ? '自收到之日起二十个工作日内' : `${longDate(request.dueDate)}前`;
  return publicSheet({
    ...context,
    title: '政府信息公开申请登记回执',
    subtitle: `登记编号：${request.localNumber}`,
    code: { text: `${request.localNumber} ${request.queryCode}`, words: '扫码查询' },
    seal: longDate(request.receivedAt),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '申请人', text: request.name },
          { label: '证件号码', text: maskIdNumber(request.idNumber) },
          ...(request.contactName === '' ? [] : [{ label: '经办人', text: request.contactName }]),
          { label: '联系电话', text: maskPhone(request.phone) },
          { label: '收到时间', text: longTime(request.receivedAt) },
          { label: '答复期限', text: due },
          { label: '查询码', text: request.queryCode },
          { label: '提供形式', text: forms[request.form] },
          { label: '获取方式', text: deliveries[request.delivery] },
          { label: '经办', text: `${request.operatorName}（${request.operatorId}）` },
          { label: '咨询电话', text: context.phone },
          { label: '所需信息', text: request.wanted, isWide: true },
          ...(request.purpose === '' ? [] : [{ label: '用途', text: request.purpose, isWide: true }]),
        ],
      },
      {
        kind: 'paragraph',
        text: '本回执是申请已收到的凭证。申请由县里登记、答复；需要征求第三方意见或者延期的，会在查询结果中告知。',
      },
      { kind: 'paragraph', text: '凭登记编号和查询码，可以在本窗口或自助终端查询办理情况。' },
    ],
  });
}

export function disclosureSlipLines({ officeName, request, phone }: DisclosureContext): readonly ReceiptLine[] {
  const { localNumber, queryCode, receivedAt, dueDate } = request;
  return slipLines({
    officeName,
    title: '政府信息公开申请登记凭条',
    number: localNumber,
    queryCode,
    fields: [
      { label: '收到时间', text: longTime(receivedAt) },
      ...(dueDate === null ? [] : [{ label: '答复期限', text: `${longDate(dueDate)}前` }]),
      { label: '咨询', text: phone },
    ],
    notes: ['凭编号和查询码，在窗口或自助终端查询。'],
  });
}
