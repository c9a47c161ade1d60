import type { Parameter } from './parameter.ts';

const workdays = { zh: '个工作日', en: 'working days' } as const;

/** 评价、投诉、材料复用: what the county sets (dossier §3.6: limits differ by place). */
export const citizenParameters = {
  badRatingDays: {
    name: { zh: '差评回访整改', en: 'Bad rating put right within' },
    unit: workdays,
    least: 1,
    most: 60,
    usual: 15,
    about: {
      zh: '差评从送达县里起，这么多工作日内要回访并整改',
      en: 'A bad rating is called back and put right within so many working days',
    },
  },
  complaintDays: {
    name: { zh: '投诉答复期限', en: 'Complaint answered within' },
    unit: workdays,
    least: 1,
    most: 90,
    usual: 15,
    about: { zh: '投诉从送达县里起，这么多工作日内要答复', en: 'A complaint is answered within so many working days' },
  },
  citizenScreenMinutes: {
    name: { zh: '群众屏保留时间', en: 'Citizen’s page stays open' },
    unit: { zh: '分钟', en: 'min' },
    least: 1,
    most: 30,
    usual: 5,
    about: {
      zh: '交给群众评价或填写的页面，过这么久没有提交就作废',
      en: 'A page handed to a citizen is void after so long without an answer',
    },
  },
  walletDays: {
    name: { zh: '材料复用期限', en: 'Material reused for' },
    unit: { zh: '天', en: 'days' },
    least: 0,
    most: 3650,
    usual: 365,
    about: {
      zh: '群众交过的材料，这么多天内再办事不用重交；0 为不复用',
      en: 'What was handed in once is offered again for so many days; 0 for never',
    },
  },
} as const satisfies Record<string, Parameter>;
