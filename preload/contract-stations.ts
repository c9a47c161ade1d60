import { agentCalls } from './contract-agent.ts';
import { backupCalls, backupViewSchema } from './contract-backup.ts';
import { displayCalls, displayStateSchema } from './contract-display.ts';
import { easeCalls, easeTopics } from './contract-ease.ts';
import { kioskCalls, kioskVisitSchema } from './contract-kiosk.ts';
import { kioskServiceCalls } from './contract-kiosk-services.ts';
import { setupCalls } from './contract-setup.ts';
import { staffCallCalls, staffCallTopics } from './contract-staff-calls.ts';
import { trainingCalls } from './contract-training.ts';
import { windowCalls } from './contract-window.ts';
import { workCalls, workTopics } from './contract-work.ts';
import { workingDayCalls } from './contract-working-day.ts';

/** What the stations add to the contract, room by room: a room keeps its calls in a file of its own and its line here. */
export const stationCalls = {
  ...backupCalls,
  ...displayCalls,
  ...workingDayCalls,
  ...trainingCalls,
  ...setupCalls,
  ...kioskCalls,
  ...kioskServiceCalls,
  ...staffCallCalls,
  ...agentCalls,
  ...windowCalls,
  ...easeCalls,
  ...workCalls,
} as const;

/** The topics of the same rooms. */
export const stationTopics = {
  backup: backupViewSchema,
  kiosk: kioskVisitSchema,
  display: displayStateSchema,
  ...staffCallTopics,
  ...easeTopics,
  ...workTopics,
} as const;
