import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { capitalAmount } from '../../domain/capital-amount.ts';
import { longDate } from '../../domain/dates.ts';
import { yuan } from '../../domain/fees.ts';
import { maskIdNumber } from '../../domain/mask.ts';
import type { PaymentNoticeContext } from './port.ts';
import { publicSheet } from './public-sheet.ts';

/** 缴款通知 (R57): what is due by the catalogue, and that it is paid elsewhere. The window takes no money. */
export function paymentNotice(context: PaymentNoticeContext): TDocumentDefinitions {
  const { application, item, fee } = context;
  return publicSheet({
    ...context,
    title: '缴款通知',
    subtitle: `缴款码：${application.localNumber}`,
    code: { text: application.localNumber, words: '缴款码' },
    seal: longDate(context.printedAt),
    isLarge: true,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '缴款人', text: application.applicantName },
          { label: '证件号码', text: maskIdNumber(application.idNumber) },
          { label: '办件编号', text: `${application.localNumber}（就是缴款码）`, isWide: true },
          { label: '事项', text: application.itemName, isWide: true },
          { label: '执收单位', text: item.implementer.name, isWide: true },
        ],
      },
      {
        kind: 'table',
        title: '应缴款项',
        columns: [
          { title: '序号', widthMm: 12, isCentred: true },
          { title: '收费项目', widthMm: '*', isCentred: false },
          { title: '收费依据', widthMm: 58, isCentred: false },
          { title: '金额（元）', widthMm: 28, isCentred: true },
        ],
        rows: fee.lines.map(({ name, basis, amountFen }, index) => [
          String(index + 1),
          name,
          basis,
          amountFen === null ? '' : yuan(amountFen),
        ]),
      },
      {
        kind: 'facts',
        rows: [
          { label: '合计', text: `人民币 ${capitalAmount(fee.totalFen)}（￥${yuan(fee.totalFen)}）`, isWide: true },
          { label: '状态', text: '待缴（以县平台到账为准）', isWide: true },
        ],
      },
      {
        kind: 'paragraph',
        text: '请凭缴款码到非税收入代收银行网点或者在统一支付平台缴款。窗口不收现金，也不能登记缴款；到账后县平台会自动更新，不用把凭据送回窗口。',
      },
      {
        kind: 'paragraph',
        text: `对收费有疑问，请拨打 ${item.consultPhone}；发现乱收费，请拨打监督电话 ${item.supervisePhone}。`,
      },
    ],
  });
}
