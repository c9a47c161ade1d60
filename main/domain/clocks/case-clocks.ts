import type { CaseRecord } from '../case/case-record.ts';
import { shanghaiDate } from '../dates.ts';
import { acceptClocks } from './accept-clocks.ts';
import { type Clock, type ClockScene, countedClock, datedClock } from './counted-clock.ts';
import { decisionClocks } from './decision-clocks.ts';
import { receiptDay } from './office-hours.ts';
import { stepClocks } from './step-clocks.ts';
import { endOf, type Happening, happenings, isOf } from './timeline.ts';

/** Every clock that this case has had, in the order in which they began. The running ones are what has to be kept. */
export function clocksOf(record: CaseRecord, scene: ClockScene): readonly Clock[] {
  const all = happenings(record);
  const decision = decisionClocks(record, all, scene);
  return [
    ...acceptClocks(all, scene),
    ...correctionClocks(all, scene),
    ...decision,
    ...specialClocks(record, all, scene),
    ...deferralClocks(all, decision, scene),
    ...stepClocks(record, all, scene),
    ...deliveryClocks(all, scene),
    ...forwardClocks(record, all, scene),
  ].toSorted((one, other) => one.startedOn.localeCompare(other.startedOn));
}

/** C3. Its last day was named when it was asked for. */
function correctionClocks(all: readonly Happening[], scene: ClockScene): readonly Clock[] {
  return all.flatMap((asked, index) => {
    if (!isOf('ask-correction')(asked)) return [];
    const answered = endOf(all, index, ['hand-in']);
    return [
      datedClock(
        {
          kind: 'correction',
          started: { on: shanghaiDate(asked.at), how: 'notified' },
          stoppedOn: answered && shanghaiDate(answered.at),
          due: asked.detail.respondBy,
          what: { zh: '补正期限', en: 'Time to correct' },
          aim: 'corrected',
        },
        scene,
      ),
    ];
  });
}

/** C4: how long the procedure was said to take; told in writing (§45). */
function specialClocks(record: CaseRecord, all: readonly Happening[], scene: ClockScene): readonly Clock[] {
  return all.flatMap((begun, index) => {
    if (!isOf('suspend')(begun)) return [];
    const { procedure, plannedDays } = begun.detail;
    const listed = record.item.specialProcedures.find(({ name }) => name === procedure);
    const ended = endOf(all, index, ['resume', 'decide']);
    return [
      countedClock(
        {
          kind: 'special',
          subject: procedure,
          limit: { value: plannedDays, unit: listed?.days?.unit ?? 'workday' },
          started: { on: shanghaiDate(begun.at), how: 'suspended' },
          stoppedOn: ended && shanghaiDate(ended.at),
          aim: 'resumed',
        },
        scene,
      ),
    ];
  });
}

/** C6: each deferred material has its day, which is never later than the promised one. */
function deferralClocks(all: readonly Happening[], decision: readonly Clock[], scene: ClockScene): readonly Clock[] {
  const promised = decision.find(({ kind }) => kind === 'promised')?.due ?? null;
  return all.flatMap((accepted, index) => {
    if (!isOf('accept')(accepted)) return [];
    const later = all.slice(index + 1);
    return accepted.detail.deferred.map(({ materialCode, by }) => {
      const brought = later.find(
        (one) => isOf('complete-deferred')(one) && one.detail.materials.includes(materialCode),
      );
      const ended = brought ?? endOf(all, index, ['deliver']);
      return datedClock(
        {
          kind: 'deferral',
          subject: materialCode,
          started: { on: shanghaiDate(accepted.at), how: 'accepted' },
          stoppedOn: ended && shanghaiDate(ended.at),
          due: promised !== null && promised < by ? promised : by,
          what: { zh: `容缺材料 ${materialCode}`, en: `Deferred material ${materialCode}` },
          aim: 'brought',
        },
        scene,
      );
    });
  });
}

/** 异地代收 (R50): from its receipt here until the county, and with it the deciding place, has it. */
function forwardClocks(
  { application, forwardedAt = null }: CaseRecord,
  all: readonly Happening[],
  scene: ClockScene,
): readonly Clock[] {
  const received = all[0];
  if (!application.handledBy || !received) return [];
  return [
    countedClock(
      {
        kind: 'forward',
        subject: application.handledBy.placeName,
        limit: { value: scene.parameters.forwardWorkdays, unit: 'workday' },
        started: { on: receiptDay(received.at, scene).day, how: 'received' },
        stoppedOn: forwardedAt === null ? null : shanghaiDate(forwardedAt),
        aim: 'forwarded',
      },
      scene,
    ),
  ];
}

/** C5 */
function deliveryClocks(all: readonly Happening[], scene: ClockScene): readonly Clock[] {
  // A decision replaced by the county itself is delivered anew, so the last one counts.
  const index = all.findLastIndex((one) => isOf('decide')(one));
  const decided = all[index];
  if (!decided) return [];
  const delivered = endOf(all, index, ['deliver']);
  return [
    countedClock(
      {
        kind: 'delivery',
        limit: { value: scene.parameters.deliveryDays, unit: 'workday' },
        started: { on: shanghaiDate(decided.at), how: 'decided' },
        stoppedOn: delivered && shanghaiDate(delivered.at),
        aim: 'delivered',
      },
      scene,
    ),
  ];
}
