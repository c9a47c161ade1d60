import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../main/domain/form/check-form.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { strictAjv, today } from './checked-formats.ts';
import { filledAnswers, requiredPlaces, without } from './filled-answers.ts';

const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
type Answers = Record<string, Record<string, unknown>>;

describe.each(items.map((item) => [`${item.code} ${item.name}`, item.formSchema] as const))('%s', (_name, schema) => {
  const ajv = strictAjv();
  const isValid = ajv.compile(schema);
  const filled = filledAnswers(schema, ajv) as Answers;

  it('takes a form with every question answered', () => {
    expect(isValid(filled) ? [] : isValid.errors).toEqual([]);
  });

  it('is read by the terminal as ajv reads it', () => {
    const problems = (answers: unknown) => checkForm({ schema, answers, pointer: '', today });
    expect(problems(filled)).toEqual([]);
    const passed = [...requiredPlaces(schema)].filter((place) => problems(without(filled, place)).length === 0);
    expect(passed).toEqual([]);
  });

  it('refuses the form when any one required answer is missing', () => {
    const places = [...requiredPlaces(schema)];
    expect(places.length).toBeGreaterThan(8);
    const accepted = places.filter((place) => isValid(without(filled, place)));
    expect(accepted).toEqual([]);
  });

  it('takes an untouched agent group, and refuses one half filled', () => {
    if (filled.agent === undefined) return expect(schema.title).toBe('再生育审批');
    expect(isValid({ ...filled, agent: {} })).toBe(true);
    expect(isValid({ ...filled, agent: { name: '王芳' } })).toBe(false);
  });

  it('reads number and address by the kind of document', () => {
    const withDocument = (answers: Readonly<Record<string, unknown>>) =>
      isValid({ ...filled, applicant: { ...filled.applicant, ...answers } });
    expect(withDocument({ idType: '111', idNumber: '110105194912310021' })).toBe(false);
    expect(withDocument({ idType: '111', address: undefined })).toBe(false);
    const passport = { idType: '414', idNumber: 'E12345678' };
    expect(withDocument({ ...passport, address: undefined })).toBe(true);
    expect(withDocument({ ...passport, liveAddress: undefined })).toBe(false);
    expect(withDocument({ ...passport, idNumber: '身份证' })).toBe(false);
  });

  it('asks for an address only when the result goes by post', () => {
    expect(isValid({ ...filled, delivery: { method: 'mail' } })).toBe(false);
    expect(isValid({ ...filled, delivery: { method: 'window' } })).toBe(true);
  });

  it('has a Chinese and an English title on every property and option', () => {
    expect(untitled(schema, '')).toEqual([]);
  });
});

describe('single questions', () => {
  const formOf = (code: string) => {
    const schema = items.find((item) => item.code === code)?.formSchema ?? {};
    const ajv = strictAjv();
    return { isValid: ajv.compile(schema), filled: filledAnswers(schema, ajv) as Answers };
  };

  it('takes no felling above the volume that may go by promise', () => {
    const { isValid, filled } = formOf('DEMO-031');
    const volume = (cubicMetres: number) => isValid({ ...filled, item: { ...filled.item, volume: cubicMetres } });
    expect(volume(15)).toBe(true);
    expect(volume(15.01)).toBe(false);
  });

  it('counts amounts in whole fen, the awkward ones too', () => {
    const { isValid, filled } = formOf('DEMO-014');
    const amount = (yuan: number) => isValid({ ...filled, item: { ...filled.item, amountRequested: yuan } });
    expect([0.07, 1.1, 19.99, 4.35, 12345.67].map(amount)).toEqual([true, true, true, true, true]);
    expect([-1, 0.001].map(amount)).toEqual([false, false]);
  });

  it('takes an undertaking only as a tick', () => {
    const { isValid, filled } = formOf('DEMO-012');
    const ticked = (checkAuthorised: unknown) => isValid({ ...filled, item: { ...filled.item, checkAuthorised } });
    expect([true, false, undefined].map(ticked)).toEqual([true, false, false]);
  });

  it('counts characters outside the basic plane as one', () => {
    const { isValid, filled } = formOf('DEMO-001');
    const name = (text: string) => isValid({ ...filled, applicant: { ...filled.applicant, name: text } });
    expect(name('𬱖'.repeat(50))).toBe(true);
    expect(name('𬱖'.repeat(51))).toBe(false);
  });
});

function untitled(schema: unknown, path: string): string[] {
  const node = schema as Readonly<Record<string, unknown>>;
  const named = typeof node.title === 'string' && typeof node['x-en'] === 'string';
  const own =
    named && /\p{Script=Han}/u.test(String(node.title)) && /[A-Za-z]/.test(String(node['x-en'])) ? [] : [path];
  const properties = Object.entries((node.properties ?? {}) as object);
  const row = node.items as Readonly<Record<string, unknown>> | undefined;
  const options = [...((node.oneOf ?? row?.oneOf ?? []) as readonly Readonly<Record<string, unknown>>[])];
  return [
    ...own,
    ...properties.flatMap(([key, property]) => untitled(property, `${path}/${key}`)),
    ...Object.entries((row?.properties ?? {}) as object).flatMap(([key, property]) =>
      untitled(property, `${path}/0/${key}`),
    ),
    ...options.filter((option) => !option.title || !option['x-en']).map(({ const: code }) => `${path}=${code}`),
  ];
}
