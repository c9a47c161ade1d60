import { compact, type NumberProblem, problem } from './problem.ts';

export type BankCardProblem = NumberProblem<'empty' | 'characters' | 'length' | 'checksum'>;

/** Card numbers of ISO/IEC 7812 with their Luhn digit; cards issued in China have 16 to 19 digits, older ones fewer. */
export function checkBankCard(value: string): BankCardProblem | null {
  const number = normaliseBankCard(value);
  if (number === '') return problem('empty', '请填写银行卡号', 'Please enter the bank card number');
  if (!/^\d+$/.test(number)) {
    return problem('characters', '银行卡号只能是数字，请核对', 'A bank card number has digits only. Please check');
  }
  if (number.length < 13 || number.length > 19) {
    return problem(
      'length',
      `银行卡号一般是 16 到 19 位，现在是 ${number.length} 位，请核对`,
      `A bank card number has 16 to 19 digits; this one has ${number.length}. Please check`,
    );
  }
  if (luhnSum(number) % 10 !== 0) {
    return problem(
      'checksum',
      '银行卡号对不上，可能有一位输错了，请逐位核对',
      'The bank card number does not fit; please check each digit',
    );
  }
  return null;
}

export function normaliseBankCard(value: string): string {
  return compact(value).replaceAll('-', '');
}

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? Number(digit) : doubled(Number(digit))))
    .reduce((total, part) => total + part, 0);
}

function doubled(digit: number): number {
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}
