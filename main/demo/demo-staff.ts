/** Who works at the demo's window. Their PIN is shown on the unlock page: the demo guards nobody's data. */
export const demoPin = '135790';

export const demoStaff = [
  { id: 'W01', name: '李慧', post: '窗口受理' },
  { id: 'W02', name: '王建国', post: '窗口负责人' },
  // A leader's own day is countersigned by another leader.
  { id: 'W03', name: '陆文英', post: '窗口副负责人' },
  { id: 'A01', name: '韦小兰', post: '村级代办员' },
] as const;

/** 岗位角色 of the demo's people. */
export const demoRoles: Readonly<Record<string, readonly string[]>> = {
  W01: ['accept'],
  W02: ['accept', 'lead', 'supervise', 'review'],
  W03: ['accept', 'lead'],
  A01: ['delegate'],
};
