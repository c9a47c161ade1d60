import { describe, expect, it } from 'vitest';
import type { Item } from '../../../main/domain/catalogue.ts';
import { validateCatalogue, validateItem } from '../../../main/domain/validate-item.ts';
import { material, sampleForm, sampleItem } from './sample-case.ts';

const pointers = (change: Partial<Item>) => validateItem(sampleItem(change)).map(({ pointer }) => pointer);

describe('publishing an item', () => {
  it('passes one that is whole', () => expect(validateItem(sampleItem())).toEqual([]));

  it('needs the way to complain', () => {
    const [problem] = validateItem(sampleItem({ supervisePhone: ' ' }));
    expect(problem?.pointer).toBe('/supervisePhone');
    expect(problem?.message.zh).toBe('缺监督电话，不能发布');
  });

  const flowStep = { step: '受理', post: '窗口', role: 'W', limit: null };
  it.each<[string, Partial<Item>]>([
    ['/supervisePhone', { supervisePhone: '无' }],
    ['/consultPhone', { consultPhone: '' }],
    ['/basis', { basis: [' '] }],
    ['/acceptConditions', { acceptConditions: [] }],
    ['/implementer/name', { implementer: { name: ' ', uscc: null } }],
    ['/pinyin', { pinyin: '' }],
    ['/materials', { materials: [material('SF', 'A'), material('SF', 'B'), material('HK', 'C')] }],
    ['/situations/0', { materials: [material('SF', 'A')] }],
    ['/situations', { situations: [...sampleItem().situations, ...sampleItem().situations] }],
    ['/promisedLimit', { legalLimit: { value: 10, unit: 'workday' } }],
    ['/promisedLimit', { promisedLimit: { value: 0, unit: 'day' } }],
    ['/flow/0', { flow: [{ ...flowStep, limit: { value: 16, unit: 'workday' } }] }],
    ['/flow/0', { flow: [{ ...flowStep, post: ' ' }] }],
    ['/feeItems/0', { feeItems: [{ name: '工本费', amountFen: 2000, basis: '', exempt: '' }] }],
    ['/yearlyWindow', { yearlyWindow: { from: '1月', to: '02-30' } }],
    ['/effectiveTo', { effectiveTo: '2023-01-01' }],
    ['/channels', { channels: { window: false, kiosk: false, agent: false } }],
  ])('refuses it for %s', (pointer, change) => expect(pointers(change)).toEqual([pointer]));

  it('lets a yearly window end on a leap day and run over the new year', () => {
    expect(pointers({ yearlyWindow: { from: '12-01', to: '02-29' } })).toEqual([]);
  });

  it('needs the applicant in the form', () => {
    expect(pointers({ formSchema: { type: 'object', properties: {} } })).toEqual(Array(5).fill('/formSchema'));
    const { idNumber: _gone, ...properties } = sampleForm.properties.applicant.properties;
    const formSchema = {
      ...sampleForm,
      properties: { ...sampleForm.properties, applicant: { ...sampleForm.properties.applicant, properties } },
    };
    expect(pointers({ formSchema })).toEqual(['/formSchema']);
  });

  const withItemField = (schema: unknown): Partial<Item> => ({
    formSchema: {
      ...sampleForm,
      properties: { ...sampleForm.properties, item: { type: 'object', properties: { a: schema } } },
    },
  });
  const field = '/formSchema/properties/item/properties/a';
  it.each<[unknown, string]>([
    [{ type: 'string', format: 'e-mail' }, field],
    [{ type: 'string', format: 'constructor' }, field],
    [{ type: 'string', pattern: '(' }, field],
    [{ type: 'array', contains: {} }, field],
    [{ type: 'array', items: [{}] }, `${field}/items`],
    [{ $ref: '#/$defs/nobody' }, field],
    [{ $ref: 'http://example.org/schema' }, field],
    [{ type: 'object', additionalProperties: { type: 'string' } }, field],
    [{ oneOf: [{ const: 'x' }, { minLenght: 3 }] }, `${field}/oneOf/1`],
    [{ type: 'object', properties: { 金额: { type: 'number' } } }, `${field}/properties/金额`],
    [{ dependencies: { b: { patternProperties: {} } } }, `${field}/dependencies/b`],
    [true, field],
  ])('refuses a form with %j', (schema, pointer) => expect(pointers(withItemField(schema))).toEqual([pointer]));

  it('refuses references that lead in a circle', () => {
    const formSchema = {
      ...sampleForm,
      $defs: { ...sampleForm.$defs, a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
    };
    expect(pointers({ formSchema })).toEqual(['/formSchema/$defs/a', '/formSchema/$defs/b']);
  });
});

describe('publishing a catalogue', () => {
  it('refuses a code twice and names the item', () => {
    const found = validateCatalogue({ items: [sampleItem(), sampleItem({ supervisePhone: '' })] });
    expect(found.map(({ pointer }) => pointer)).toEqual(['/items/1/code', '/items/1/supervisePhone']);
  });
});
