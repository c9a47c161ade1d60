import type { Application, CardReading, Draft } from '../../main/domain/application.ts';
import type { CataloguePackage, Item, Notice } from '../../main/domain/catalogue.ts';
import type { Enrolment, LedgerWriter, Submission } from '../../main/ledger/port.ts';

export const citizenName = '𬱖试兰';
export const citizenId = '51010719900307231X';

/** A clock that a test moves by hand. */
export interface TestClock {
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  set(at: string): void;
  pass(ms: number): void;
}

export function testClock(start = '2026-11-22T01:00:00.000Z'): TestClock {
  let wallMs = Date.parse(start);
  let monotonic = 1000;
  return {
    now: () => new Date(wallMs),
    monotonicMs: () => monotonic,
    set: (at) => {
      wallMs = Date.parse(at);
    },
    pass: (ms) => {
      wallMs += ms;
      monotonic += ms;
    },
  };
}

export function uuid(number: number): string {
  return `01935000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function anApplication(number: number, change: Partial<Application> = {}): Application {
  const at = new Date(Date.parse('2026-11-22T01:00:00.000Z') + number * 1000).toISOString();
  return {
    id: uuid(number),
    localNumber: `TW01-20261122-${String(number).padStart(6, '0')}`,
    countyNumber: null,
    itemCode: 'DEMO-001',
    itemName: '城乡居民最低生活保障',
    catalogueVersion: 1,
    channel: 'window',
    applicantName: citizenName,
    idType: '01',
    idNumber: citizenId,
    phone: '13800138000',
    state: 'ACCEPTED',
    receivedAt: at,
    acceptedAt: at,
    dueDate: '2026-12-21',
    operatorId: '0007',
    operatorName: '周经办',
    situation: { household: 'single' },
    form: { applicant: { name: citizenName, idNumber: citizenId }, item: { reason: '重病', members: [1, 2.5, null] } },
    provenance: { '/applicant/name': { source: 'chip', readingId: 'r-1' } },
    identity: { method: 'chip', readingId: 'r-1' },
    materials: [
      {
        code: 'SF',
        originalSeen: true,
        method: 'scanned',
        pages: [{ sha256: 'a'.repeat(64), mediaType: 'image/jpeg', sizeBytes: 1234 }],
      },
    ],
    decision: null,
    countyStatusVersion: 0,
    ...change,
  };
}

export function aDraft(number: number, change: Partial<Draft> = {}): Draft {
  return {
    id: uuid(number),
    revision: 0,
    itemCode: 'DEMO-001',
    itemName: '城乡居民最低生活保障',
    catalogueVersion: 1,
    channel: 'window',
    situation: {},
    form: { applicant: { name: citizenName } },
    provenance: {},
    identity: { method: 'manual', reason: '' },
    materials: [{ code: 'SF', originalSeen: false, method: 'none', pages: [] }],
    openedAt: '2026-11-22T01:00:00.000Z',
    updatedAt: '2026-11-22T01:00:00.000Z',
    operatorId: '0007',
    ...change,
  };
}

export function aSubmission(applicationId: string, eventSeq: number, change: Partial<Submission> = {}): Submission {
  return {
    applicationId,
    eventSeq,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: 0,
    failure: null,
    failureDetail: null,
    ...change,
  };
}

/** What acceptance writes: content, event, outbox entry, number, and the draft is gone. */
export function accept(writer: LedgerWriter, application: Application): number {
  writer.nextCount('number/TW01/20261122');
  writer.insertApplication(application);
  const event = writer.appendEvent({
    type: 'application/accepted',
    operatorId: application.operatorId,
    applicationId: application.id,
    body: { application },
  });
  writer.putSubmission(aSubmission(application.id, event.seq));
  writer.removeDraft(application.id);
  return event.seq;
}

export function aReading(id: string): CardReading {
  return {
    id,
    readAt: '2026-11-22T01:00:00.000Z',
    cardType: 'citizen',
    name: citizenName,
    sex: '2',
    nationCode: '01',
    nationName: '汉',
    birthDate: '1990-03-07',
    address: '四川省成都市武侯区示例路1号',
    idNumber: citizenId,
    issuer: '成都市公安局武侯分局',
    validFrom: '2020-01-01',
    validTo: '长期',
    passNumber: null,
    numberIsRight: true,
    oldNumber: null,
    standard: null,
    unmapped: [],
    photo: null,
  };
}

export function anEnrolment(): Enrolment {
  return {
    terminalId: 'T-510107-001',
    numberPrefix: 'TW01',
    countyUrl: 'http://127.0.0.1:1',
    countyName: '示例县',
    officeName: '示例镇便民服务中心',
    keyNumber: 1,
    privateKey: { kty: 'OKP', crv: 'Ed25519', d: 'very-private' },
    replaces: null,
    enrolledAt: '2026-11-22T00:00:00.000Z',
  };
}

export function aNotice(id: string, publishedAt: string, title = `公告 ${id}`): Notice {
  return { id, title, body: '内容', publishedAt };
}

export function aCatalogue(version: number, items: readonly Item[]): CataloguePackage {
  return {
    version,
    publishedAt: '2026-11-01T00:00:00.000Z',
    county: { code: '510107', name: '示例县', phone: '028-00000000' },
    calendar: { holidays: [], makeUpDays: [], knownUntil: '2026-12-31' },
    items: [...items],
  };
}

export function anItem(code: string, change: Partial<Item> = {}): Item {
  return {
    code,
    codeScheme: 'DEMO',
    name: `事项 ${code}`,
    aliases: [],
    pinyin: 'shixiang',
    pinyinInitials: 'sx',
    itemType: '05',
    handleType: '2',
    exerciseLevel: '5',
    serviceObject: ['自然人'],
    implementer: { name: '示例镇人民政府', uscc: null },
    themes: [],
    legalLimit: null,
    promisedLimit: { value: 20, unit: 'workday' },
    acceptConditions: [],
    flow: [{ step: '受理', post: '窗口', role: '经办', limit: null }],
    specialProcedures: [],
    feeItems: [],
    resultName: '决定书',
    channels: { window: true, kiosk: false, agent: true },
    offlineMode: 'receive',
    materials: [
      {
        code: 'SF',
        name: '身份证',
        required: true,
        originals: 1,
        copies: 1,
        eLicence: true,
        deferrable: false,
        commitmentOk: false,
        source: '公安机关',
        generated: false,
      },
    ],
    situations: [],
    formSchema: { type: 'object' },
    uiSchema: {},
    notices: [],
    basis: ['示例依据'],
    consultPhone: '028-00000000',
    supervisePhone: '12345',
    yearlyWindow: null,
    status: 'active',
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    certainty: 'own',
    ...change,
  };
}
