import { z } from 'zod';
import { alarmParameters } from './alarms/alarm-parameters.ts';
import { backupParameters } from './backup-parameters.ts';
import { citizenParameters } from './citizen-parameters.ts';
import { clockParameters } from './clocks/clock-parameters.ts';
import { kioskLanguageParameters } from './kiosk-languages.ts';
import { kioskParameters } from './kiosk-parameters.ts';
import type { Parameter } from './parameter.ts';
import { queueParameters } from './queue/queue-parameters.ts';

/** 运行参数: all of them, with bounds that no county can leave. */
export const parameters = {
  pollSeconds: {
    name: { zh: '轮询间隔', en: 'Poll interval' },
    unit: { zh: '秒', en: 's' },
    least: 5,
    most: 3600,
    usual: 15,
    about: {
      zh: '没有推送时，终端多久问一次县平台',
      en: 'How often a terminal asks the county while nothing is pushed',
    },
  },
  uploadSharePercent: {
    name: { zh: '办公时带宽占比', en: 'Upload share while staff work' },
    unit: { zh: '%', en: '%' },
    least: 10,
    most: 100,
    usual: 70,
    about: {
      zh: '窗口有人办理时，上传材料最多占用线路的比例；空闲时不限',
      en: 'How much of the line uploads may take while somebody works at the window; all of it when nobody does',
    },
  },
  keyDays: {
    name: { zh: '终端密钥更换周期', en: 'Terminal key rotation' },
    unit: { zh: '天', en: 'days' },
    least: 1,
    most: 730,
    usual: 180,
    about: {
      zh: '终端签名密钥用满这么多天就自动更换',
      en: 'A terminal’s signing key is replaced by itself after so many days',
    },
  },
  deskDays: {
    name: { zh: '案头保留天数', en: 'Days on the desk' },
    unit: { zh: '天', en: 'days' },
    least: 7,
    most: 365,
    usual: 30,
    about: {
      zh: '已办结的办件在列表里保留多久；台账永久保存，不受影响',
      en: 'How long settled applications stay in the lists; the ledger itself keeps all of them for good',
    },
  },
  idleLockMinutes: {
    name: { zh: '闲置锁屏', en: 'Lock when idle' },
    unit: { zh: '分钟', en: 'min' },
    least: 1,
    most: 60,
    usual: 10,
    about: {
      zh: '没有人动键盘鼠标这么久，终端就锁屏；正在填的内容都留着',
      en: 'A terminal that nobody touches for so long is locked; what was being typed stays',
    },
  },
  clipboardSeconds: {
    name: { zh: '剪贴板清除', en: 'Clear the clipboard' },
    unit: { zh: '秒', en: 's' },
    least: 10,
    most: 600,
    usual: 60,
    about: {
      zh: '抄录到别的系统的内容在剪贴板里最多留多久；锁屏时立即清除',
      en: 'How long what was copied for another system stays on the clipboard; locking clears it at once',
    },
  },
  offlineStaffDays: {
    name: { zh: '断网登录天数', en: 'Days staff may work offline' },
    unit: { zh: '天', en: 'days' },
    least: 1,
    most: 30,
    usual: 7,
    about: {
      zh: '终端这么多天没有联系上县平台，工作人员就只能查看和收件，联网后恢复',
      en: 'After so many days without the county staff may only read and receive papers, until the line is back',
    },
  },
  ...clockParameters,
  ...alarmParameters,
  ...citizenParameters,
  ...queueParameters,
  ...kioskParameters,
  ...kioskLanguageParameters,
  ...backupParameters,
  staleDays: {
    name: { zh: '公开内容过时天数', en: 'Days until public pages are stale' },
    unit: { zh: '天', en: 'days' },
    least: 1,
    most: 90,
    usual: 7,
    about: {
      zh: '终端多久没有与县平台核对，办事指南和公告就标黄提示',
      en: 'After so many days without the county, guides and notices are marked as possibly out of date',
    },
  },
  publicNoticeDays: {
    name: { zh: '公示天数', en: 'Days of public notice' },
    unit: { zh: '天', en: 'days' },
    least: 3,
    most: 30,
    usual: 7,
    about: {
      zh: '目录没有写公示天数的事项，公示单按这么多天印',
      en: 'How long a public notice stays up where the catalogue gives no number of days',
    },
  },
  followUpPercent: {
    name: { zh: '上门回访比例', en: 'Visits called back' },
    unit: { zh: '%', en: '%' },
    least: 0,
    most: 100,
    usual: 10,
    about: {
      zh: '办完的上门任务里，抽多少由乡镇电话回访',
      en: 'How many of the finished visits the township calls back',
    },
  },
  disclosureWorkdays: {
    name: { zh: '依申请公开答复期限', en: 'Time to answer a disclosure request' },
    unit: { zh: '个工作日', en: 'working days' },
    least: 1,
    most: 20,
    usual: 20,
    about: {
      zh: '收到信息公开申请后多少个工作日内答复；法定最长20个工作日，延期另算',
      en: 'Working days to answer a request for information; the law allows 20 at most, an extension apart',
    },
  },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;
export const parameterNames = Object.keys(parameters) as ParameterName[];

export type Configuration = Readonly<Record<ParameterName, number>>;

const within = ({ least, most, usual }: Parameter) => z.int().min(least).max(most).default(usual);

/** As it is published: every parameter, each within its bounds. One that came later than the publication is the usual. */
export const configurationSchema = z.object(
  Object.fromEntries(parameterNames.map((name) => [name, within(parameters[name])])) as Record<
    ParameterName,
    ReturnType<typeof within>
  >,
) satisfies z.ZodType<Configuration>;

export const usualConfiguration: Configuration = configurationSchema.parse({});
