/** GB/T 9704—2012 §5 and §7: 天头 37, 订口 28, and what the type area of 156 × 225 mm leaves. */
export const millimetre = 72 / 25.4;
export const margins = {
  top: 37 * millimetre,
  bottom: 35 * millimetre,
  left: 28 * millimetre,
  right: 26 * millimetre,
} as const;

/** 二号 */
export const titlePoints = 22;
/** 三号 */
export const bodyPoints = 16;
/** 22 lines on a page of 225 mm are 29 pt each; the typeface brings 45 % of leading of its own. */
export const bodyLeading = 1.2;
/** Between 小四 and 五号, for tables. */
export const tablePoints = 11.5;
export const qrPoints = 28 * millimetre;
