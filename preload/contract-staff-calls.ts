import { z } from 'zod';
import { staffCallSchema } from '../main/domain/staff-call.ts';

/** 叫工作人员: from a kiosk to the windows of its office, and back who is coming. */

export const staffCallViewSchema = staffCallSchema.omit({ secondsOld: true }).extend({
  /** By this terminal's clock. */
  calledAt: z.iso.datetime(),
  /** Not shown after it: nobody waits any more. */
  until: z.iso.datetime(),
});
export type StaffCallView = z.infer<typeof staffCallViewSchema>;

const ofCall = z.object({ callId: z.uuid() });
const open = z.array(staffCallViewSchema);

export const staffCallCalls = {
  /** At a kiosk its own call, at a window those of its office. Topic `staffCalls` pushes the same. */
  staffCalls: { input: z.object({}), output: open },
  /** 我去: the answer names somebody else where they were first. */
  takeStaffCall: { input: ofCall, output: open },
  /** 到了, or 不用来了. */
  endStaffCall: { input: ofCall, output: open },
} as const;

export const staffCallTopics = { staffCalls: open } as const;
