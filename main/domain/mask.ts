/** R61: lists, papers that lie about and the second screen show enough to recognise a person and no more. */

/** First six and last four of a citizen number (110105********002X); of other documents only the tail. */
export function maskIdNumber(idNumber: string): string {
  const characters = Array.from(idNumber.trim());
  if (/^(\d{17}[\dXx]|\d{15})$/.test(characters.join(''))) return covered(characters, { head: 6, tail: 4 });
  return covered(characters, { head: 0, tail: Math.min(4, Math.floor(characters.length / 3)) });
}

/** 138****1234; a landline keeps its area code. */
export function maskPhone(phone: string): string {
  const [area, local] = /^(0\d{2,3}-)(.+)$/.exec(phone.trim())?.slice(1) ?? ['', phone.trim()];
  const characters = Array.from(local ?? '');
  const tail = characters.length >= 7 ? 4 : Math.floor(characters.length / 2);
  return (area ?? '') + covered(characters, { head: characters.length >= 11 ? 3 : 0, tail });
}

/** 张*, 欧**; at most three stars, so that the length of a long name is not told. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  if (characters.length <= 1) return '*'.repeat(characters.length);
  return `${characters[0]}${'*'.repeat(Math.min(3, characters.length - 1))}`;
}

export function maskBankAccount(account: string): string {
  const characters = Array.from(account.replace(/[\s-]/g, ''));
  const tail = Math.min(4, Math.floor(characters.length / 2));
  return characters.length === 0 ? '' : `****${characters.slice(characters.length - tail).join('')}`;
}

/** For screens: area, year, day and tail apart (110105 1949 1231 002X), masked or not; others in fours. */
export function groupIdNumber(idNumber: string): string {
  const characters = Array.from(idNumber.trim());
  const head = characters.length === 18 ? 6 : 4;
  const groups = [characters.slice(0, head).join('')];
  for (let from = head; from < characters.length; from += 4) groups.push(characters.slice(from, from + 4).join(''));
  return groups.join(' ');
}

function covered(characters: readonly string[], shown: { readonly head: number; readonly tail: number }): string {
  const end = characters.length - shown.tail;
  return characters.map((character, index) => (index < shown.head || index >= end ? character : '*')).join('');
}
