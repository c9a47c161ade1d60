import type { Method } from '../../../preload/contract.ts';

/**
 * What an unattended kiosk answers. Whatever stands in none of these lists is closed there, so that a call that is added
 * to the contract reaches nobody's data by being forgotten here; a member of staff who signs in finds all of them open.
 */

/** Nobody's data, or the answer to a secret that the caller holds (number and code, a token, a job's own id). */
const open = [
  'terminalState',
  'operators',
  'unlock',
  'lock',
  'startWithCode',
  'deviceStates',
  'readCard',
  'scanning',
  'published',
  'itemSheet',
  'lookUpCode',
  'documentJob',
  'requestDisclosure',
  'disclosures',
  'disclosure',
  'disclosureReceipt',
  'printDisclosureSlip',
  // Both ask for a card or a receipt of their own.
  'beginRating',
  'beginVoice',
  'citizenScreen',
  'closeCitizenScreen',
  'giveRating',
  'giveVoice',
  'printVoiceSlip',
  'voiceStatus',
  'syncState',
  // In practice anybody may end it: nothing of anybody's is there.
  'trainingState',
  'endTraining',
  'kioskVisit',
  'beginKioskVisit',
  'endKioskVisit',
  'kioskCases',
  'kioskDrafts',
  'kioskCard',
  'kioskTexts',
  'callStaff',
  // Of this machine alone: which of its calls is open, and that nobody need come any more.
  'staffCalls',
  'endStaffCall',
  // Of this visitor alone: the verbs ask who stands there.
  'kioskFilings',
  'kioskMatters',
  'printFiling',
  'printProgress',
  'printNeeds',
  // Numbers of the hall, which hang on its wall too.
  'queueState',
  'takeTicket',
  'printTicket',
  // The demo's hands; a real terminal has none.
  'simulatorState',
  'simulate',
] as const satisfies readonly Method[];

/** Answered with a part of what a window sees. */
const narrowed = ['deskPull', 'startDraft'] as const satisfies readonly Method[];

/** About the draft that the input names: only one of this visitor's. */
const byDraft = [
  'saveDraft',
  'discardDraft',
  'applyCard',
  'checkDraft',
  'preCheckDraft',
  'filePreCheck',
  'scanMaterial',
  'removePage',
  'movePage',
  'keepPage',
  'addPhotoPage',
  'acceptApplication',
  'takeIn',
  'draftMoves',
  'applicationForm',
  'walletOffers',
  'takeFromWallet',
  'dropReuse',
] as const satisfies readonly Method[];

/** About the application that the input names: the visitor's by card, or the one of their receipt. */
const byCase = [
  'printReceipt',
  'receiptPreview',
  'receiptDocument',
  'caseClocks',
  'feeOf',
] as const satisfies readonly Method[];

/** Holds the person's full number and answers: for the card alone. */
const byCard = ['application', 'printDocument', 'documentsOf'] as const satisfies readonly Method[];

export type KioskRule = 'open' | 'narrowed' | 'own-draft' | 'own-case' | 'own-card';

const rules: ReadonlyMap<string, KioskRule> = new Map<string, KioskRule>([
  ...open.map((method) => [method, 'open'] as const),
  ...narrowed.map((method) => [method, 'narrowed'] as const),
  ...byDraft.map((method) => [method, 'own-draft'] as const),
  ...byCase.map((method) => [method, 'own-case'] as const),
  ...byCard.map((method) => [method, 'own-card'] as const),
]);

/** Asked while a kiosk as delivered is set up, before anybody has ever worked there. */
export const settingUp: ReadonlySet<Method> = new Set<Method>([
  'setupState',
  'goToSetupStep',
  'chooseStation',
  'enrolment',
  'enrol',
  'deviceSettings',
  'saveDeviceSettings',
  'findDevices',
  'testDevice',
]);

/** null: closed at an unattended kiosk. */
export function kioskRule(method: Method): KioskRule | null {
  return rules.get(method) ?? null;
}
