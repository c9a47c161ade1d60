/**
 * What may be said aloud in a hall where others stand (R61): never a document's or an account's number, a phone number, or an
 * amount of money, masked or not. What is left out is for the eyes: 「请看屏幕」.
 */
export function spokenText(text: string, onScreen: string): string {
  const said = unspeakable.reduce((left, pattern) => left.replace(pattern, onScreen), text);
  return said.replaceAll(new RegExp(`${onScreen}(?:[\\s，,、]*${onScreen})+`, 'g'), onScreen);
}

const figure = '[0-9０-９]';
const amount = `${figure}(?:[,，.．]?${figure})*`;
const capital = '[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两]';

const unspeakable: readonly RegExp[] = [
  new RegExp(`(?:[￥¥$]|RMB|CNY)\\s*${amount}\\s*(?:万|亿)?(?:元|块)?`, 'gi'),
  new RegExp(`${amount}\\s*[十百千万亿]*\\s*(?:元|块钱|角|yuan|RMB|CNY)整?`, 'gi'),
  new RegExp(`${capital}+(?:元|圆|块钱)(?:${capital}*[角分])*[整正]?`, 'g'),
  // Seven figures or signs of covering in a row, however they are grouped: ID, account, phone.
  /[0-9０-９*＊](?:[\s-]?[0-9０-９*＊Xx]){6,}/g,
];
