import type { kioskCalls } from '../../../preload/contract-kiosk.ts';
import { ok } from '../../domain/result.ts';
import { configurationInForce } from '../../publications/in-force.ts';
import type { VerbsOf } from '../../verbs.ts';
import type { TerminalParts } from '../parts.ts';
import { callStaff } from './call-staff.ts';
import { offeredTexts } from './offered-texts.ts';
import { ownCases, ownDrafts } from './own-matters.ts';
import { beginKioskVisit, endKioskVisit, kioskVisit } from './visit.ts';

export function kioskVerbs(parts: TerminalParts): VerbsOf<typeof kioskCalls> {
  return {
    kioskVisit: () => ok(kioskVisit(parts)),
    beginKioskVisit: (input) => beginKioskVisit(parts, input),
    endKioskVisit: (input) => endKioskVisit(parts, input),
    kioskCases: () => ok(ownCases(parts)),
    kioskDrafts: () => ok(ownDrafts(parts)),
    kioskTexts: () =>
      ok([
        ...offeredTexts({
          texts: parts.kiosk.texts,
          isOnlyTried: parts.demo || parts.training.isHere,
          configuration: configurationInForce(parts.ledger),
        }),
      ]),
    kioskCard: async () => ok({ lies: await parts.devices.cardLies() }),
    callStaff: (input) => callStaff(parts, input),
  };
}
