import { expect, test } from 'vitest';
import { printerProfiles } from '../../../drivers/receipt-printer/printer-profiles.ts';
import { must } from '../../../main/domain/result.ts';
import { createPaper } from '../../../main/paper/paper.ts';
import type { SlipLook } from '../../../main/paper/port.ts';
import { printedBands } from './printed.ts';

const paper = createPaper();
const officeName = '青禾镇便民服务中心';
const at = '2026-11-22T02:00:00.000Z';
const ticket = {
  id: '7d0f6ad0-3b77-4c2b-9c1e-0a4a1c9c6a01',
  number: 'A001',
  theme: '劳动就业',
  priority: null,
  issuedAt: at,
  firstCalledAt: null,
  calledAt: null,
  counter: null,
  clerkId: null,
  state: 'waiting',
  misses: 0,
  backAtTurn: null,
  endedAt: null,
  visitIds: [],
} as const;
const request = {
  id: '7d0f6ad0-3b77-4c2b-9c1e-0a4a1c9c6a02',
  applicantKind: 'person',
  name: '李秀兰',
  contactName: '',
  idType: '111',
  idNumber: '110105194912310021',
  phone: '13800001234',
  address: '',
  wanted: '危房改造、住房保障',
  purpose: '',
  form: 'paper',
  delivery: 'pickup',
  email: '',
  localNumber: 'YJEJ-YGK20261123-0001-7',
  queryCode: 'U65VNMLC',
  channel: 'kiosk',
  receivedAt: at,
  dueDate: '2026-12-21',
  officeName,
  operatorId: 'KIOSK',
  operatorName: '自助终端',
} as const;
const filing = {
  officeName,
  title: '预审回执（不是收件凭证）',
  number: { label: '预审编号', text: 'YS20261123-F2LGNSGKXG', code: 'precheck:YS20261123-F2LGNSGKXG' },
  fields: [{ label: '事项', text: '高龄津贴申领' }],
  lists: [{ title: '材料', lines: ['居民身份证：已读卡，带上原件'] }],
  notes: ['请带身份证和上面的材料，到窗口出示此码，您填的内容会直接调出来，不用再填。'],
};

/** The least magnification of the printer's own letters (24 dots, 8.5 pt at 203 dpi) on the whole slip. */
function least(bytes: Uint8Array): { readonly high: number; readonly wide: number } {
  const runs = printedBands(bytes)
    .flatMap((band) => (band.kind === 'line' ? band.runs : []))
    .filter((run) => run.kind === 'text' && run.text.trim() !== '' && !/^[─-]+$/.test(run.text.trim()))
    .flatMap((run) => (run.kind === 'text' ? [run] : []));
  expect(runs.length).toBeGreaterThan(3);
  return {
    high: Math.min(...runs.map(({ timesHigh }) => timesHigh)),
    wide: Math.min(...runs.map(({ timesWide }) => timesWide)),
  };
}

test.each(['80mm', '58mm'] as const)(
  'R61: in elder mode every slip of a kiosk is printed in double size, 17 pt, throughout: %s',
  (name) => {
    const profile = { ...printerProfiles[name], hasCutter: true };
    const spoken = { officeName, number: 'TS-YJEJ-20261123-0001', queryCode: 'Q3L5MQK4', at };
    const disclosure = { request, officeName, phone: '12345', printedAt: at };
    const slips: Readonly<Record<string, (look?: SlipLook) => ReturnType<typeof paper.voiceSlip>>> = {
      ticket: (look) => paper.ticketSlip({ officeName, ticket, ahead: 2 }, profile, look),
      voice: (look) => paper.voiceSlip(spoken, profile, look),
      disclosure: (look) => paper.disclosureSlip(disclosure, profile, look),
      kiosk: (look) => paper.kioskSlip(filing, profile, look),
    };
    for (const [what, slip] of Object.entries(slips)) {
      expect(least(must(slip({ isLarge: true })).bytes), what).toEqual({ high: 2, wide: 2 });
      expect(least(must(slip()).bytes), what).toEqual({ high: 1, wide: 1 });
    }
  },
);
