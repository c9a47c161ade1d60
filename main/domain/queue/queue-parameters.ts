import type { Parameter } from '../parameter.ts';

/** 叫号: what the county sets for its halls. */
export const queueParameters = {
  queuePriorityRun: {
    name: { zh: '优先号连叫上限', en: 'Priority calls in a row' },
    unit: { zh: '个', en: 'calls' },
    least: 1,
    most: 20,
    usual: 3,
    about: {
      zh: '有普通号在等时，最多连着叫这么多个优先号，就叫一个普通号',
      en: 'While an ordinary ticket waits, at most so many priority tickets are called in a row',
    },
  },
  queueBackAfter: {
    name: { zh: '过号后顺延', en: 'Missed tickets come back after' },
    unit: { zh: '个', en: 'calls' },
    least: 1,
    most: 30,
    usual: 3,
    about: { zh: '过号的，再叫这么多个号以后重新叫到', en: 'A missed ticket is called again after so many others' },
  },
  queueMisses: {
    name: { zh: '过号次数', en: 'Misses allowed' },
    unit: { zh: '次', en: 'times' },
    least: 1,
    most: 5,
    usual: 2,
    about: {
      zh: '过号这么多次就不再自动叫，来了由窗口重新排进去',
      en: 'Missed so often, a ticket does not come back by itself; staff put it back when the person comes',
    },
  },
} as const satisfies Record<string, Parameter>;
