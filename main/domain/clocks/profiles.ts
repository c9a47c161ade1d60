import type { Item } from '../catalogue.ts';
import type { Configuration } from '../configuration.ts';
import type { Text } from '../failures.ts';

/** 时限规则: the licence law binds licences; benefits and services follow their own rule or the county's practice. */
export const clockProfiles = ['licence', 'benefit', 'service'] as const;
export type ClockProfile = (typeof clockProfiles)[number];

export const clockProfileNames: Readonly<Record<ClockProfile, Text>> = {
  licence: { zh: '行政许可', en: 'Licence' },
  benefit: { zh: '给付、确认、奖励', en: 'Benefit' },
  service: { zh: '公共服务及其他', en: 'Service' },
};

/** By the item's own word, else by its type (GB/T 39046 A.1). */
export function profileOf(item: Pick<Item, 'clockProfile' | 'itemType'>): ClockProfile {
  return item.clockProfile ?? usual[item.itemType];
}

const usual: Readonly<Record<Item['itemType'], ClockProfile>> = {
  '01': 'licence',
  '05': 'benefit',
  '07': 'benefit',
  '08': 'benefit',
  '10': 'service',
  '20': 'service',
};

export interface ProfileRules {
  /** 逾期视为受理: by law for licences (§32), by the county's word for the others. */
  readonly isDeemedAccepted: boolean;
  /** 最多延期, in the unit of the limit; once only. */
  readonly extensionDays: number;
}

export function rulesOf(profile: ClockProfile, parameters: Configuration): ProfileRules {
  if (profile === 'licence') return { isDeemedAccepted: true, extensionDays: parameters.licenceExtensionDays };
  if (profile === 'benefit')
    return { isDeemedAccepted: parameters.benefitDeemed === 1, extensionDays: parameters.benefitExtensionDays };
  return { isDeemedAccepted: parameters.serviceDeemed === 1, extensionDays: parameters.serviceExtensionDays };
}
