import type { Item } from '../../../main/domain/catalogue.ts';
import type { PaperContext } from '../../../main/paper/port.ts';
import { samplePaperContext } from '../../support/sample-application.ts';

/** A case whose every printed word stands here, so that golden papers change only when the papers do. */
export function receiptCase(change: { name?: string; reprint?: boolean; item?: Partial<Item> } = {}): PaperContext {
  const context = samplePaperContext(change);
  const materials = context.item.materials.slice(0, 3).map((material, index) => ({
    ...material,
    code: ['SB', 'SF', 'HK'][index] ?? '',
    name: ['申请表（系统生成，申请人签名）', '居民身份证', '户口簿（首页、本人页或全户）'][index] ?? '',
  }));
  const item: Item = {
    ...context.item,
    name: '最低生活保障审核确认',
    implementer: { name: '示范县民政局', uscc: null },
    materials,
    legalLimit: { value: 30, unit: 'workday' },
    promisedLimit: { value: 25, unit: 'workday' },
    specialProcedures: [{ name: '公示', days: null, countsInLimit: false }],
    feeItems: [],
    resultName: '确认（不予确认）通知书、低保证',
    consultPhone: '0771-2345678',
    supervisePhone: '12345',
    ...change.item,
  };
  return {
    ...context,
    item,
    application: {
      ...context.application,
      itemName: item.name,
      materials: context.application.materials.slice(0, 3).map((entry, index) => ({
        ...entry,
        code: ['SB', 'SF', 'HK'][index] ?? '',
      })),
    },
  };
}
