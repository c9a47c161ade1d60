import { citizenNumberTypes } from './form/formats.ts';
import { normaliseCitizenId } from './numbers/citizen-id.ts';
import { compact } from './numbers/problem.ts';

/** One spelling, so that a person is found again; the form keeps what was typed. Empty where nobody has said. */
export function applicantNumber(form: Readonly<Record<string, unknown>>): string {
  const applicant = (form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const [idType, idNumber] = [applicant.idType, applicant.idNumber].map((value) =>
    typeof value === 'string' ? value : '',
  );
  return personNumber(idType ?? '', idNumber ?? '');
}

export function personNumber(idType: string, idNumber: string): string {
  return citizenNumberTypes.includes(idType) ? normaliseCitizenId(idNumber) : compact(idNumber);
}
