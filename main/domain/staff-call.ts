import { z } from 'zod';

/** 叫工作人员, as the terminals of one office see it: which kiosk, how long ago, who goes. Nothing of the citizen. */
export const staffCallSchema = z.object({
  callId: z.uuid(),
  /** Name of the machine that somebody stands at. */
  kiosk: z.string().max(200),
  /** Which of its pages they were on. */
  page: z.string().max(60),
  /** By the county's clock: no two machines need agree about the time. */
  secondsOld: z.int().min(0),
  /** 我去: who said so first; null while nobody has. */
  takenBy: z.string().max(200).nullable(),
});
export type StaffCall = z.infer<typeof staffCallSchema>;

/** Nobody stands there any more after so long, whatever was said. */
export const callLastsSeconds = 10 * 60;
/** Whoever goes has arrived by then. */
export const takenLastsSeconds = 3 * 60;
