import type { Application } from '../../main/domain/application.ts';
import type { FormContext, PaperContext } from '../../main/paper/port.ts';
import { sampleCatalogue } from '../../sync/county/catalogue/sample-catalogue.ts';

/** An accepted application as the papers get it; `name` may be as rare as one likes. */
export function samplePaperContext(change: { name?: string; reprint?: boolean; itemCode?: string } = {}): PaperContext {
  const catalogue = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
  const item = catalogue.items.find((candidate) => candidate.code === (change.itemCode ?? 'DEMO-012'));
  if (!item) throw new Error('no such item');
  const application: Application = {
    id: '0197c0de-0000-7000-8000-000000000001',
    localNumber: 'W0A1-20261122-0007-K',
    countyNumber: null,
    itemCode: item.code,
    itemName: item.name,
    catalogueVersion: 1,
    channel: 'window',
    applicantName: change.name ?? '测试员甲',
    idType: '111',
    idNumber: '11010519491231002X',
    phone: '13800001234',
    state: 'ACCEPTED',
    receivedAt: '2026-11-22T06:05:00.000Z',
    acceptedAt: '2026-11-22T06:05:00.000Z',
    dueDate: '2026-12-25',
    operatorId: 'W01',
    operatorName: '李慧',
    situation: {},
    form: sampleAnswers(change.name ?? '测试员甲'),
    provenance: chipProvenance,
    identity: { method: 'manual', reason: '测试' },
    materials: item.materials.map((material, index) => ({
      code: material.code,
      originalSeen: material.originals > 0,
      method: index === 0 ? 'scanned' : 'original-checked',
      pages: index === 0 ? [{ sha256: 'a'.repeat(64), mediaType: 'image/jpeg', sizeBytes: 1000 }] : [],
    })),
    decision: null,
    countyStatusVersion: 0,
  };
  return {
    application,
    item,
    calendar: catalogue.calendar,
    countyName: '青禾县',
    officeName: '青禾镇便民服务中心',
    reprint: change.reprint ?? false,
    printedAt: '2026-11-22T07:00:00.000Z',
    provisional: true,
  };
}

/** The same case before it was accepted, as the application form gets it. */
export function sampleFormContext(
  change: { name?: string; localNumber?: string | null; isDraft?: boolean } = {},
): FormContext {
  const { application, item, officeName, printedAt } = samplePaperContext(change);
  return {
    content: { ...application, situation: { commitment: 'no' } },
    item,
    officeName,
    printedAt,
    localNumber: change.localNumber ?? null,
    isDraft: change.isDraft ?? false,
  };
}

const readingId = '0197c0de-0000-7000-8000-00000000000a';
const chipProvenance = Object.fromEntries(
  ['name', 'idType', 'idNumber', 'sex', 'nation', 'birthDate', 'idValidTo', 'address'].map((key) => [
    `/applicant/${key}`,
    { source: 'chip' as const, readingId },
  ]),
);

/** Answers to the form of DEMO-012, 最低生活保障审核确认. */
function sampleAnswers(name: string): Application['form'] {
  return {
    applicant: {
      name,
      idType: '111',
      idNumber: '11010519491231002X',
      sex: '2',
      nation: '08',
      birthDate: '1949-12-31',
      idValidTo: '长期',
      address: '青禾县青禾镇下坪村第三村民小组28号',
      phone: '13800001234',
      contactPrefer: 'village',
    },
    item: {
      familyMembers: [
        {
          name: '韦小兰',
          idNumber: '450102198001010021',
          relation: 'child',
          health: 'chronic',
          labour: 'partial',
          job: '务农',
          monthlyIncome: 860,
        },
        {
          name: '欧阳明珠',
          idNumber: '450102201001010045',
          relation: 'grandchild',
          health: 'healthy',
          labour: 'student',
          job: '青禾镇中心小学',
          monthlyIncome: 0,
        },
      ],
      incomes: [{ kind: 'wage', monthlyAmount: 860 }],
      povertyCause: 'illness',
      checkAuthorised: true,
    },
    delivery: { method: 'agent' },
  };
}
