import type { Application, MaterialEntry } from '../../domain/application.ts';
import { refuseReasons, terminateReasons } from '../../domain/case/coded-reasons.ts';
import type { Item, Limit } from '../../domain/catalogue.ts';
import { maskIdNumber } from '../../domain/mask.ts';

/** How an office says it. */

export function limitWords(limit: Limit): string {
  return limit.unit === 'workday' ? `${limit.value}个工作日` : `${limit.value}日`;
}

export const channelWords = {
  window: '窗口收件',
  kiosk: '自助终端收件',
  doorstep: '上门收件',
  delegate: '代办点代收',
} as const;

export const handleTypes = { '1': '即办件', '2': '承诺件', '9': '其他' } as const;

export const deliveryMethods = {
  direct: '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  agent: '他人代收',
} as const;

export function materialName(item: Item, code: string): string | null {
  return item.materials.find((material) => material.code === code)?.name ?? null;
}

export function feeWords(item: Item): string {
  if (item.feeItems.length === 0) return '不收费';
  return item.feeItems
    .map(({ name, amountFen }) => `${name}${amountFen === null ? '按当地核定' : `${(amountFen / 100).toFixed(2)}元`}`)
    .join('；');
}

/** 原件 or 复印件, as the catalogue asks for it. */
export function formWords(item: Item, code: string): string {
  const asked = item.materials.find((material) => material.code === code);
  const forms = [
    asked && asked.originals > 0 ? `原件${asked.originals}份` : '',
    asked && asked.copies > 0 ? `复印件${asked.copies}份` : '',
  ].filter((part) => part !== '');
  return forms.join('、') || '原件或电子件';
}

export const materialColumns = [
  { title: '序号', widthMm: 12, isCentred: true },
  { title: '材料名称', widthMm: '*', isCentred: false },
  { title: '原件/复印件', widthMm: 30, isCentred: true },
  { title: '份数', widthMm: 14, isCentred: true },
  { title: '收取方式', widthMm: 38, isCentred: true },
] as const;

/** {name, 原/复, count, method} of what was handed in. */
export function materialRows(item: Item, entries: readonly MaterialEntry[]): readonly (readonly string[])[] {
  return entries
    .filter(({ method }) => method !== 'none')
    .map((entry, index) => {
      const asked = item.materials.find(({ code }) => code === entry.code);
      const isOriginal =
        entry.method === 'original-checked' || (asked !== undefined && asked.originals > 0 && entry.originalSeen);
      const count =
        entry.method === 'e-licence' ? 1 : Math.max(1, (isOriginal ? asked?.originals : asked?.copies) ?? 1);
      return [
        String(index + 1),
        asked?.name ?? entry.code,
        entry.method === 'e-licence' ? '电子件' : isOriginal ? '原件' : '复印件',
        String(count),
        methodWords(entry),
      ];
    });
}

function methodWords(entry: MaterialEntry): string {
  if (entry.method === 'e-licence') return '电子证照';
  if (entry.method === 'original-checked') return '核验原件后退还';
  return `扫描${entry.pages.length}页${entry.originalSeen ? '，原件已核' : ''}`;
}

export function textIn(form: Readonly<Record<string, unknown>>, group: string, key: string): string {
  const members = form[group];
  if (typeof members !== 'object' || members === null) return '';
  const value = (members as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value.trim() : '';
}

const resultWays: Readonly<Record<string, string>> = {
  window: '窗口领取',
  mail: '邮寄',
  agent: '村代办员送到家',
  electronic: '电子证照',
};

/** 结果领取方式; a form that does not ask leaves the window. */
export function resultWay({ form, handledBy }: Pick<Application, 'form' | 'handledBy'>): string {
  const asked = textIn(form, 'delivery', 'method') || (handledBy?.pickup ?? '');
  const way = resultWays[asked] ?? '窗口领取';
  return handledBy && way === '窗口领取' ? '收件窗口领取' : way;
}

/** 理由代码 with its name where the list knows it (R13). */
export function reasonWords(code: string): string {
  const known = [...refuseReasons, ...terminateReasons].find((reason) => reason.code === code);
  return known ? `${known.name.zh}（${code}）` : code;
}

/** `{{applicant}}` in the content, masked there and whole in the ledger. */
export interface Numbers {
  hide(key: string, whole: string): string;
  readonly masked: Readonly<Record<string, string>>;
  readonly whole: Readonly<Record<string, string>>;
}

export function createNumbers(): Numbers {
  const masked: Record<string, string> = {};
  const whole: Record<string, string> = {};
  return {
    hide(key, number) {
      if (number.trim() === '') return '';
      masked[key] = maskIdNumber(number);
      whole[key] = number;
      return `{{${key}}}`;
    },
    masked,
    whole,
  };
}
