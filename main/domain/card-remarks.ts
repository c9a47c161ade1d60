import type { CardReading } from './application.ts';
import type { Text } from './failures.ts';
import { isKnownNation } from './nations.ts';

/** What the clerk should look at on this card, in plain words. Nothing of it keeps the application from being accepted. */
export function cardRemarks(
  reading: Pick<CardReading, 'cardType' | 'nationCode' | 'numberIsRight' | 'unmapped' | 'standard' | 'name'>,
): readonly Text[] {
  const { cardType, nationCode, numberIsRight, unmapped } = reading;
  const remarks: Text[] = [];
  if (cardType === 'citizen' && !isKnownNation(nationCode)) {
    remarks.push({
      zh: nationCode === '' ? '卡里没有写民族，请核对' : `卡里的民族代码 ${nationCode} 不在表中，请核对`,
      en:
        nationCode === ''
          ? 'The card names no ethnicity; please check'
          : `Ethnicity code ${nationCode} of the card is in no table; please check`,
    });
  }
  if (numberIsRight === false) {
    remarks.push({
      zh: '卡里的证件号校验位对不上，请和证件上印的核对',
      en: 'The check digit of the card’s number does not fit; please compare it with the printed one',
    });
  }
  const replaced = replacedCharacters(reading);
  if (replaced !== '') {
    remarks.push({
      zh: `姓名里的旧编码字已换成标准字“${replaced}”，请和证件上印的核对`,
      en: `An old code in the name was replaced by “${replaced}”; please compare it with the printed name`,
    });
  }
  if (unmapped.length > 0) {
    remarks.push({
      zh: `卡里有 ${unmapped.length} 个字没有通用编码（${unmapped.join('、')}），屏幕和纸上可能显示不出来，请照证件核对`,
      en: `Characters on the card without a common code: ${unmapped.join(', ')}. They may not show; please check the card`,
    });
  }
  return remarks;
}

/** The standard characters of the name that stand where the chip has private ones. */
function replacedCharacters({ name, standard }: Pick<CardReading, 'name' | 'standard'>): string {
  if (standard === null || standard.name === '') return '';
  const raw = Array.from(name);
  return Array.from(standard.name)
    .filter((character, index) => character !== raw[index])
    .join('');
}
