/** 首次设置: what a terminal as delivered is asked, in this order. The last one only sums up. */
export const setupSteps = ['language', 'station', 'enrolment', 'devices', 'fonts', 'person', 'done'] as const;
export type SetupStep = (typeof setupSteps)[number];
