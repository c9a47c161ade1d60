import { isAbsent } from './form/check-form.ts';
import { citizenNumberTypes } from './form/formats.ts';
import { readPointer } from './form/json-pointer.ts';
import { checkCitizenId, readCitizenId } from './numbers/citizen-id.ts';
import { checkForeignerPermit } from './numbers/foreigner-permit.ts';
import type { FieldProblem } from './result.ts';

/** The applicant's number by its own rules, and birth date, sex and document type against it. */
export function checkIdentity(form: Readonly<Record<string, unknown>>, today: string): readonly FieldProblem[] {
  const [idType, idNumber] = [answer(form, 'idType'), answer(form, 'idNumber')];
  const birthDate = answer(form, 'birthDate');
  if (birthDate > today) {
    return [say('birthDate', 'format', '出生日期还没到，请核对', 'The birth date is in the future; please check')];
  }
  if (idNumber === '') return [];
  if (idType === '553') return numberProblem(checkForeignerPermit(idNumber, today)) ?? agreement(form, idNumber);
  if (!citizenNumberTypes.includes(idType)) return [];
  const wrong = numberProblem(checkCitizenId(idNumber, today));
  if (wrong) return wrong;
  const holder = readCitizenId(idNumber)?.holder;
  if (idType === '154' && (holder === 'resident' || holder === 'foreigner')) {
    return [
      say(
        'idType',
        'mismatch',
        '港澳台居民居住证号以 81、82 或 83 开头，请核对证件类型',
        'A residence permit number begins with 81, 82 or 83; please check the document type',
      ),
    ];
  }
  return agreement(form, idNumber);
}

function agreement(form: Readonly<Record<string, unknown>>, idNumber: string): FieldProblem[] {
  // The foreigners' card of 2017 has no GB 11643 number; there is nothing to compare then.
  const facts = readCitizenId(idNumber);
  if (!facts) return [];
  const [birthDate, sex] = [answer(form, 'birthDate'), answer(form, 'sex')];
  const problems: FieldProblem[] = [];
  if (birthDate !== '' && birthDate !== facts.birthDate) {
    problems.push(
      say(
        'birthDate',
        'mismatch',
        '出生日期和身份证号里的对不上，请核对',
        'The birth date does not agree with the ID number; please check',
      ),
    );
  }
  if ((sex === '1' || sex === '2') && sex !== facts.sex) {
    problems.push(
      say(
        'sex',
        'mismatch',
        '性别和身份证号里的对不上，请核对',
        'The sex does not agree with the ID number; please check',
      ),
    );
  }
  return problems;
}

function numberProblem(problem: { readonly message: FieldProblem['message'] } | null): FieldProblem[] | null {
  return problem ? [{ pointer: '/form/applicant/idNumber', kind: 'format', message: problem.message }] : null;
}

function answer(form: Readonly<Record<string, unknown>>, key: string): string {
  const value = readPointer(form, `/applicant/${key}`);
  return typeof value === 'string' && !isAbsent(value) ? value : '';
}

function say(key: string, kind: FieldProblem['kind'], zh: string, en: string): FieldProblem {
  return { pointer: `/form/applicant/${key}`, kind, message: { zh, en } };
}
