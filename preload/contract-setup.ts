import { z } from 'zod';
import { setupSteps } from '../main/domain/setup.ts';

/** 首次设置: what a terminal as delivered asks whoever unpacks it. Which step it is stands in the terminal's state. */

export const setupStepSchema = z.enum(setupSteps);
/** The contract's own stations are defined beside the terminal's state, which names the step. */
export const setupStationSchema = z.enum(['window', 'kiosk', 'agent']);

export const setupViewSchema = z.object({
  step: setupStepSchema.nullable(),
  /** started: the start option says which; enrolled: the county has it on record. */
  stationIs: z.enum(['open', 'started', 'enrolled']),
});
export type SetupView = z.infer<typeof setupViewSchema>;

const none = z.object({});

export const setupCalls = {
  setupState: { input: none, output: setupViewSchema },
  /** Remembered, so that a restart goes on here. Null: done; the terminal goes to work. */
  goToSetupStep: { input: z.object({ step: setupStepSchema.nullable() }), output: setupViewSchema },
  /** Remembered on this machine; the terminal comes up again as the other station. */
  chooseStation: { input: z.object({ station: setupStationSchema }), output: setupViewSchema },
} as const;
