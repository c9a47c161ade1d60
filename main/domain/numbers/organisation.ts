import { compact, type NumberProblem, problem } from './problem.ts';

/**
 * 统一社会信用代码, GB 32100: registrar 1, category 1, area 6, organisation code 9, check 1.
 * The letters I O S V Z are left out, since they look like digits.
 */
export type UsccProblem = NumberProblem<'empty' | 'length' | 'characters' | 'checksum'>;

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function checkUscc(value: string): UsccProblem | null {
  const code = compact(value);
  if (code === '') return problem('empty', '请填写统一社会信用代码', 'Please enter the social credit code');
  if (code.length !== 18) {
    return problem(
      'length',
      `统一社会信用代码应为 18 位，现在是 ${Array.from(code).length} 位，请核对`,
      `The social credit code has 18 characters; this one has ${Array.from(code).length}. Please check`,
    );
  }
  const stranger = Array.from(code).find((character) => !usccAlphabet.includes(character));
  if (stranger !== undefined) {
    return problem(
      'characters',
      `统一社会信用代码里不会有“${stranger}”，请核对是不是看错了`,
      `A social credit code never has “${stranger}”. Please check`,
    );
  }
  if (usccCheckCharacter(code.slice(0, 17)) !== code[17]) {
    return problem(
      'checksum',
      '统一社会信用代码最后一位对不上，请逐位核对',
      'The last character of the social credit code does not fit. Please check each one',
    );
  }
  return null;
}

export function usccCheckCharacter(first17: string): string {
  const sum = usccWeights.reduce(
    (total, weight, index) => total + weight * usccAlphabet.indexOf(first17.charAt(index)),
    0,
  );
  return usccAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** 组织机构代码, GB 11714: 8 characters and a check, which is X for ten. */
export type OrganisationCodeProblem = NumberProblem<'empty' | 'length' | 'characters' | 'checksum'>;

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export function checkOrganisationCode(value: string): OrganisationCodeProblem | null {
  const code = compact(value).replace('-', '');
  if (code === '') return problem('empty', '请填写组织机构代码', 'Please enter the organisation code');
  if (code.length !== 9) {
    return problem('length', '组织机构代码应为 9 位，请核对', 'The organisation code has 9 characters. Please check');
  }
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) {
    return problem('characters', '组织机构代码里有不该有的字，请核对', 'The organisation code has a stray character');
  }
  if (organisationCheckCharacter(code.slice(0, 8)) !== code[8]) {
    return problem('checksum', '组织机构代码最后一位对不上，请核对', 'The last character of the code does not fit');
  }
  return null;
}

export function organisationCheckCharacter(first8: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36),
    0,
  );
  return '0123456789X0'.charAt(11 - (sum % 11));
}
