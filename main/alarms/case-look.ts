import { type AlarmScene, type CaseFacts, noFactsBut } from '../domain/alarms/case-facts.ts';
import type { Application } from '../domain/application.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { CataloguePackage, Item } from '../domain/catalogue.ts';
import { happenings, isOf } from '../domain/clocks/timeline.ts';
import { requiredMaterials } from '../domain/completeness.ts';
import { feeDue, isFree } from '../domain/fees.ts';
import type { Ledger } from '../ledger/port.ts';
import { calendarInForce, configurationInForce } from '../publications/in-force.ts';
import { caseRecordOf } from './case-record.ts';
import { movesOf } from './moves.ts';

/** One case as supervision sees it: what is known, and what it is counted by. */
export interface CaseLook {
  readonly application: Application;
  readonly facts: CaseFacts;
  readonly scene: AlarmScene;
  /** Nobody wrote its steps down: what comes after the decision is not asked for. */
  readonly isOfEarlierRelease: boolean;
}

/** Looks at many cases without opening a catalogue for each. Null where the ledger lacks what the rules need. */
export function caseLooker(ledger: Ledger, now: string): (applicationId: string) => CaseLook | null {
  const items = new Map<number, ReadonlyMap<string, Item>>();
  const itemOf = (version: number, code: string): Item | null => {
    const held = items.get(version) ?? byCode(ledger.catalogue(version));
    items.set(version, held);
    return held.get(code) ?? null;
  };
  return (applicationId) => {
    const application = ledger.application(applicationId);
    const item = application && itemOf(application.catalogueVersion, application.itemCode);
    const scene = application && sceneOf(ledger, now, application.catalogueVersion);
    if (!application || !item || !scene) return null;
    const moves = movesOf(ledger, applicationId);
    const record = caseRecordOf(application, item, moves);
    return { application, scene, facts: factsOf(ledger, application, record), isOfEarlierRelease: moves.length === 0 };
  };
}

export function sceneOf(ledger: Ledger, now: string, catalogueVersion?: number): AlarmScene | null {
  const calendar = calendarInForce(ledger, catalogueVersion);
  if (!calendar) return null;
  return {
    calendar,
    now,
    parameters: configurationInForce(ledger),
    office: ledger.fact('enrolment')?.officeName ?? '',
    offline: ledger.fact('offlineSpans') ?? [],
  };
}

function factsOf(ledger: Ledger, application: Application, record: CaseRecord): CaseFacts {
  const { item } = record;
  const paidFen = (ledger.fact(`payment/${application.localNumber}`) ?? []).reduce(
    (sum, { amountFen }) => sum + amountFen,
    0,
  );
  const { totalFen } = feeDue(item, application.situation);
  return {
    ...noFactsBut(record),
    missing: missingNames(application, record),
    fee: totalFen === null ? null : { dueFen: totalFen, paidFen, isFree: isFree(item) },
  };
}

/** Required, and neither handed in nor deferred nor committed (R24). */
function missingNames(application: Application, record: CaseRecord): readonly string[] {
  const all = happenings(record);
  const later = all.flatMap((one) => (isOf('hand-in', 'complete-deferred')(one) ? one.detail.materials : []));
  const promised = all.flatMap((one) =>
    isOf('accept')(one)
      ? [...one.detail.deferred.map(({ materialCode }) => materialCode), ...one.detail.committed]
      : [],
  );
  const given = application.materials.filter(({ method }) => method !== 'none').map(({ code }) => code);
  const there = new Set([...given, ...later, ...promised]);
  return requiredMaterials(record.item, application.situation)
    .filter(({ code, generated }) => !generated && !there.has(code))
    .map(({ name }) => name);
}

function byCode(catalogue: CataloguePackage | null): ReadonlyMap<string, Item> {
  return new Map((catalogue?.items ?? []).map((item) => [item.code, item]));
}
