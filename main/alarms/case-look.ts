import { keptMoves } from '../case-moves.ts';
import type { AlarmScene, CaseFacts } from '../domain/alarms/case-facts.ts';
import { factsOfCase } from '../domain/alarms/facts-of-case.ts';
import type { Application } from '../domain/application.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { movesOfCase } from '../domain/case/implied-moves.ts';
import type { CataloguePackage, Item } from '../domain/catalogue.ts';
import type { Ledger } from '../ledger/port.ts';
import { calendarInForce, configurationInForce } from '../publications/in-force.ts';

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
    const { made: later, refused } = keptMoves(ledger, applicationId);
    const record: CaseRecord = {
      application,
      item,
      moves: movesOfCase(application, later),
      forwardedAt: ledger.fact(`forwarded/${applicationId}`),
    };
    const received = ledger.fact(`payment/${application.localNumber}`) ?? [];
    return {
      application,
      scene,
      facts: {
        ...factsOfCase(record, application, received),
        refusedSteps: refused.map(({ move, why }) => ({ at: move.at, why: why.zh })),
      },
      isOfEarlierRelease: later.length === 0 && application.opening === undefined,
    };
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

function byCode(catalogue: CataloguePackage | null): ReadonlyMap<string, Item> {
  return new Map((catalogue?.items ?? []).map((item) => [item.code, item]));
}
