import { maskIdNumber } from '../mask.ts';

/** Covers numbers of persons on the second screen (R61) and keeps what was covered, by its place. */
export interface Cover {
  /** `label`: what the number is called, for those that have no known form. */
  hide(place: string, label: string, text: string): string;
  readonly covered: Readonly<Record<string, string>>;
}

const citizenNumber = /(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|\d{15})(?![0-9A-Za-z])/g;
/** 出生医学证明 and 银行 have numbers too, but not of a person. */
const namesIdentity = /身份证|证件号|公民身份号码|护照|通行证|居留证|证号/;

export function createCover(): Cover {
  const covered: Record<string, string> = {};
  return {
    hide(place, label, text) {
      const isNumber = namesIdentity.test(label) && /^[0-9A-Za-z()（）\s-]{5,30}$/.test(text.trim());
      const shown = isNumber ? maskIdNumber(text) : text.replace(citizenNumber, maskIdNumber);
      if (shown !== text) covered[place] = text;
      return shown;
    },
    covered,
  };
}
