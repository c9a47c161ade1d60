import type { CataloguePackage } from '../../../main/domain/catalogue.ts';

/** The smallest catalogue that says something. */
export function tinyCatalogue(version = 1): CataloguePackage {
  return {
    version,
    publishedAt: '2026-11-01T00:00:00.000Z',
    county: { code: '990101', name: '示范县', phone: '12345' },
    calendar: { holidays: [], makeUpDays: [], knownUntil: '2026-12-31' },
    items: [
      {
        code: 'TEST-1',
        codeScheme: 'test',
        name: '临时救助',
        aliases: [],
        pinyin: 'linshijiuzhu',
        pinyinInitials: 'lsjz',
        itemType: '05',
        handleType: '2',
        exerciseLevel: '5',
        serviceObject: ['自然人'],
        implementer: { name: '民政局', uscc: null },
        themes: [],
        legalLimit: null,
        promisedLimit: { value: 10, unit: 'workday' },
        acceptConditions: ['有困难'],
        flow: [{ step: '受理', post: '窗口', role: '受理员', limit: null }],
        specialProcedures: [],
        feeItems: [],
        resultName: '救助金',
        channels: { window: true, kiosk: false, agent: true },
        offlineMode: 'receive',
        materials: [
          {
            code: 'M1',
            name: '困难证明',
            required: true,
            originals: 1,
            copies: 0,
            eLicence: false,
            deferrable: false,
            commitmentOk: false,
            source: '村委会',
            generated: false,
          },
        ],
        situations: [],
        formSchema: {
          type: 'object',
          properties: {
            applicant: { title: '申请人', type: 'object', properties: { name: { title: '姓名', type: 'string' } } },
            item: {
              title: '办理内容',
              type: 'object',
              properties: {
                reason: { title: '困难原因', type: 'string' },
                kind: { title: '类别', type: 'string', oneOf: [{ const: 'a', title: '火灾' }] },
              },
            },
          },
        },
        uiSchema: {},
        notices: [],
        basis: ['社会救助暂行办法'],
        consultPhone: '12345',
        supervisePhone: '12345',
        yearlyWindow: null,
        status: 'active',
        effectiveFrom: '2026-01-01',
        effectiveTo: null,
        certainty: 'test',
      },
    ],
  };
}
