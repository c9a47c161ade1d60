import type { CardReading, Draft } from '../../../main/domain/application.ts';
import type { Item } from '../../../main/domain/catalogue.ts';
import { formFromReading } from '../../../main/domain/completeness.ts';

/** A small item, a card and a draft that can be accepted; tests spoil one thing at a time. */

export const sha256 = 'ab'.repeat(32);
export const today = '2026-11-22';

const title = (zh: string, en: string) => ({ title: zh, 'x-en': en });

export function sampleItem(change: Partial<Item> = {}): Item {
  return {
    code: 'T-1',
    codeScheme: 'TEST',
    name: '临时救助',
    aliases: ['急难救助'],
    pinyin: 'linshijiuzhu',
    pinyinInitials: 'lsjz',
    itemType: '05',
    handleType: '2',
    exerciseLevel: '5',
    serviceObject: ['1'],
    implementer: { name: '民政局', uscc: null },
    themes: ['社会救助'],
    legalLimit: null,
    promisedLimit: { value: 15, unit: 'workday' },
    acceptConditions: ['本地居民'],
    flow: [{ step: '受理', post: '窗口', role: 'W', limit: { value: 1, unit: 'workday' } }],
    specialProcedures: [],
    feeItems: [],
    resultName: '救助审批表',
    channels: { window: true, kiosk: false, agent: true },
    offlineMode: 'receive',
    materials: [
      material('SF', '居民身份证', { required: true, originals: 1, eLicence: true }),
      material('KN', '困难情形证明', { required: true, originals: 0, certificate: { basis: '社会救助暂行办法' } }),
      material('HK', '户口簿', { originals: 1, eLicence: true }),
    ],
    situations: [
      {
        key: 'household',
        question: '是不是一家人一起申请？',
        options: [
          { key: 'yes', label: '是', addsMaterials: ['HK'] },
          { key: 'no', label: '不是', addsMaterials: [] },
        ],
      },
    ],
    formSchema: sampleForm,
    uiSchema: {},
    notices: [],
    basis: ['社会救助暂行办法'],
    consultPhone: '0771-2345678',
    supervisePhone: '12345',
    yearlyWindow: null,
    status: 'active',
    effectiveFrom: '2024-01-01',
    effectiveTo: null,
    certainty: 'B',
    ...change,
  };
}

export function material(
  code: string,
  name: string,
  change: Partial<Item['materials'][number]> = {},
): Item['materials'][number] {
  return {
    code,
    name,
    required: false,
    originals: 0,
    copies: 1,
    eLicence: false,
    deferrable: false,
    commitmentOk: false,
    source: '本人',
    generated: false,
    ...change,
  };
}

/** Served without a card, by a paper that the path allows. */
export function byHand(reason: string): Extract<Draft['identity'], { method: 'manual' }> {
  return { method: 'manual', reason, proof: { path: 'lost', documents: ['household-register'], guardian: null } };
}

export const sampleForm = {
  type: 'object',
  required: ['applicant', 'item'],
  properties: {
    applicant: {
      ...title('申请人', 'Applicant'),
      type: 'object',
      required: ['name', 'idType', 'idNumber', 'sex', 'birthDate', 'address', 'phone'],
      properties: {
        name: { ...title('姓名', 'Name'), type: 'string', format: 'person-name' },
        idType: {
          ...title('证件类型', 'Document'),
          type: 'string',
          oneOf: [{ const: '111' }, { const: '154' }, { const: '553' }, { const: '414' }],
        },
        idNumber: { ...title('证件号码', 'Number'), type: 'string', format: 'citizen-id' },
        sex: { ...title('性别', 'Sex'), type: 'string', enum: ['1', '2'] },
        nation: { ...title('民族', 'Nation'), type: 'string', enum: ['01', '08'] },
        birthDate: { ...title('出生日期', 'Birth date'), type: 'string', format: 'date' },
        idValidTo: { ...title('有效期至', 'Valid until'), type: 'string' },
        address: { ...title('户籍地址', 'Address'), type: 'string', maxLength: 100 },
        phone: { ...title('联系电话', 'Phone'), type: 'string', format: 'phone' },
      },
    },
    item: {
      ...title('办理内容', 'Matter'),
      type: 'object',
      required: ['amount', 'members', 'truth'],
      properties: {
        amount: { ...title('申请金额', 'Amount'), type: 'number', minimum: 0, maximum: 10_000, multipleOf: 0.01 },
        members: {
          ...title('家庭成员', 'Household member'),
          type: 'array',
          minItems: 1,
          items: { $ref: '#/$defs/person' },
        },
        truth: { ...title('以上情况属实', 'All of this is true'), type: 'boolean', enum: [true] },
        months: {
          ...title('月份', 'Months'),
          type: 'array',
          uniqueItems: true,
          items: { type: 'string', format: 'month' },
        },
      },
    },
  },
  $defs: {
    person: {
      type: 'object',
      required: ['name', 'idNumber'],
      properties: {
        name: { ...title('姓名', 'Name'), type: 'string', format: 'person-name' },
        idNumber: { ...title('身份证号码', 'ID number'), type: 'string', format: 'citizen-id' },
      },
    },
  },
} as const;

export const reading: CardReading = {
  id: 'reading-1',
  readAt: '2026-11-22T01:00:00Z',
  cardType: 'citizen',
  name: '𬱖试',
  sex: '2',
  nationCode: '08',
  nationName: '壮',
  birthDate: '1949-12-31',
  address: '北京市朝阳区测试路1号',
  idNumber: '11010519491231002X',
  issuer: '测试市公安局',
  validFrom: '2020-01-01',
  validTo: '长期',
  passNumber: null,
  numberIsRight: true,
  oldNumber: null,
  standard: null,
  unmapped: [],
  photo: null,
};

export function sampleDraft(change: Partial<Draft> = {}): Draft {
  const filled = formFromReading(reading);
  return {
    id: '019aa000-0000-7000-8000-000000000001',
    revision: 1,
    itemCode: 'T-1',
    itemName: '临时救助',
    catalogueVersion: 1,
    channel: 'window',
    situation: { household: 'no' },
    form: {
      applicant: { ...filled.form.applicant, phone: '13812345678' },
      item: { amount: 800.5, members: [{ name: '张三', idNumber: '440524188001010014' }], truth: true },
    },
    provenance: { ...filled.provenance },
    identity: { method: 'chip', readingId: reading.id },
    materials: [
      { code: 'SF', originalSeen: true, method: 'scanned', pages: [page] },
      { code: 'KN', originalSeen: false, method: 'scanned', pages: [page] },
      { code: 'HK', originalSeen: false, method: 'none', pages: [] },
    ],
    openedAt: '2026-11-22T01:00:00Z',
    updatedAt: '2026-11-22T01:00:00Z',
    operatorId: 'w1',
    ...change,
  };
}

export const page = { sha256, mediaType: 'image/jpeg', sizeBytes: 1000 } as const;

/** A copy with one answer changed; undefined takes it away. */
export function withAnswer(form: Draft['form'], pointer: string, value: unknown): Draft['form'] {
  const copy = structuredClone(form);
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  let spot: Record<string, unknown> = copy;
  for (const key of path) spot = spot[key] as Record<string, unknown>;
  if (value === undefined) delete spot[last];
  else spot[last] = value;
  return copy;
}
