/** County time as this terminal knows it: its own clock and the last known distance. Never the other way round. */
export interface CountyTime {
  nowMs(): number;
  /** The county has just said what time it is. False when it said nothing that is a time. */
  learn(time: string): boolean;
}

export function createCountyTime(plan: { readonly nowMs: () => number; readonly offsetMs: number }): CountyTime {
  let offsetMs = plan.offsetMs;
  return {
    nowMs: () => plan.nowMs() + offsetMs,
    learn(time) {
      const theirsMs = Date.parse(time);
      if (Number.isNaN(theirsMs)) return false;
      offsetMs = theirsMs - plan.nowMs();
      return true;
    },
  };
}
