/** 大写金额 as it stands on payment papers (支付结算办法, 附件一): 贰拾元整, 壹仟零伍元叁角整, 壹拾万零柒元零肆分. */
export function capitalAmount(amountFen: number): string {
  const yuan = Math.floor(amountFen / 100);
  const jiao = Math.floor((amountFen % 100) / 10);
  const fen = amountFen % 10;
  const whole = yuan === 0 ? '' : `${wholeNumber(yuan)}元`;
  if (jiao === 0 && fen === 0) return whole === '' ? '零元整' : `${whole}整`;
  const tens = jiao === 0 ? (whole === '' ? '' : '零') : `${digits[jiao]}角`;
  return fen === 0 ? `${whole}${tens}整` : `${whole}${tens}${digits[fen]}分`;
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];

function wholeNumber(value: number): string {
  const parts: string[] = [];
  let rest = value;
  for (let group = 0; rest > 0; group += 1, rest = Math.floor(rest / 10_000)) {
    const own = rest % 10_000;
    // A gap between two groups is read as one 零.
    const gap = own < 1000 && rest >= 10_000 && own > 0 ? '零' : '';
    const words =
      own === 0
        ? parts.length > 0 && !parts[0]?.startsWith('零')
          ? '零'
          : ''
        : `${gap}${fourDigits(own)}${groups[group]}`;
    parts.unshift(words);
  }
  return parts.join('');
}

function fourDigits(value: number): string {
  let words = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) hasGap = words !== '';
    else {
      words += `${hasGap ? '零' : ''}${digits[digit]}${places[place]}`;
      hasGap = false;
    }
  }
  return words;
}
