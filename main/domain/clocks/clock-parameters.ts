import type { Parameter } from '../parameter.ts';

const workdays = { zh: '个工作日', en: 'working days' } as const;
const yesNo = { zh: '（1 是，0 否）', en: '(1 yes, 0 no)' } as const;
const ofDay = { zh: '（时分，如 1730）', en: '(hhmm, e.g. 1730)' } as const;

/**
 * 时限参数 (dossier §3.4). A county may be quicker than the licence law, never slower: the law's own numbers are the upper
 * bounds of what it binds (行政许可法 §32, §42, §43, §44). Benefits and services copy its pattern until their own rule says
 * otherwise.
 */
export const clockParameters = {
  acceptDays: {
    name: { zh: '收件后答复期限', en: 'Days to answer a receipt' },
    unit: workdays,
    least: 1,
    most: 5,
    usual: 5,
    about: {
      zh: '收件后多久内受理或者一次性告知补正；逾期视为受理',
      en: 'Accept or ask for corrections within so long; after that it counts as accepted',
    },
  },
  correctionDays: {
    name: { zh: '补正期限', en: 'Days to correct' },
    unit: workdays,
    least: 1,
    most: 90,
    usual: 15,
    about: { zh: '告知补正时默认给申请人的时间', en: 'What an applicant is given by default to bring what lacks' },
  },
  deliveryDays: {
    name: { zh: '送达期限', en: 'Days to deliver' },
    unit: workdays,
    least: 1,
    most: 10,
    usual: 10,
    about: { zh: '作出决定后多久内送达', en: 'A decision is delivered within so long' },
  },
  forwardWorkdays: {
    name: { zh: '异地代收转出期限', en: 'Days to pass on' },
    unit: workdays,
    least: 1,
    most: 5,
    usual: 2,
    about: {
      zh: '代收外乡镇的办件，收件后多久内转到办理地',
      en: 'What was taken in for another place reaches it within so long',
    },
  },
  reviewDays: {
    name: { zh: '下级初审期限', en: 'Days of a first review' },
    unit: workdays,
    least: 1,
    most: 20,
    usual: 20,
    about: {
      zh: '由县里决定的许可，镇里没有另定环节时限时的初审时间',
      en: 'First review in the township of a licence that the county decides, where the step has no limit of its own',
    },
  },
  licenceExtensionDays: {
    name: { zh: '许可最多延期', en: 'Longest extension of a licence' },
    unit: workdays,
    least: 0,
    most: 15,
    usual: 10,
    about: { zh: '只能延一次；联合办理最多 15 个工作日', en: 'Once only; 15 where several offices handle it together' },
  },
  benefitExtensionDays: {
    name: { zh: '给付类最多延期', en: 'Longest extension of a benefit' },
    unit: workdays,
    least: 0,
    most: 45,
    usual: 10,
    about: { zh: '只能延一次；以事项自己的规定为准', en: 'Once only; the item’s own rule comes first' },
  },
  serviceExtensionDays: {
    name: { zh: '公共服务最多延期', en: 'Longest extension of a service' },
    unit: workdays,
    least: 0,
    most: 45,
    usual: 10,
    about: { zh: '只能延一次；以事项自己的规定为准', en: 'Once only; the item’s own rule comes first' },
  },
  benefitDeemed: {
    name: { zh: '给付类逾期视为受理', en: 'Benefits count as accepted' },
    unit: yesNo,
    least: 0,
    most: 1,
    usual: 1,
    about: { zh: '许可依法一律适用，这里定给付类', en: 'Always so for licences, by law; set here for benefits' },
  },
  serviceDeemed: {
    name: { zh: '公共服务逾期视为受理', en: 'Services count as accepted' },
    unit: yesNo,
    least: 0,
    most: 1,
    usual: 1,
    about: { zh: '许可依法一律适用，这里定公共服务', en: 'Always so for licences, by law; set here for services' },
  },
  officeOpens: {
    name: { zh: '上班时间', en: 'Office opens' },
    unit: ofDay,
    least: 0,
    most: 1200,
    usual: 900,
    about: { zh: '窗口开始办公的时间', en: 'When the windows open' },
  },
  officeCloses: {
    name: { zh: '下班时间', en: 'Office closes' },
    unit: ofDay,
    least: 1201,
    most: 2359,
    usual: 1730,
    about: { zh: '窗口结束办公的时间', en: 'When the windows close' },
  },
  afterHoursNextDay: {
    name: { zh: '下班后收件算下一个工作日', en: 'After hours counts as the next working day' },
    unit: yesNo,
    least: 0,
    most: 1,
    usual: 0,
    about: {
      zh: '选“否”时，下班后或者休息日收到的也以当天为收件日，从下一个工作日起算第一天',
      en: 'Where not, what comes after hours or on a day off is received that day; day 1 is the next working day',
    },
  },
} as const satisfies Record<string, Parameter>;
