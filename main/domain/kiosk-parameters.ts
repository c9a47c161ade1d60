import type { Parameter } from './parameter.ts';

const seconds = { zh: '秒', en: 's' } as const;

/** 自助终端: how long a kiosk waits for a hand before it ends a visit (dossier §4). */
export const kioskParameters = {
  kioskIdleSeconds: {
    name: { zh: '自助机闲置时间', en: 'Kiosk idle time' },
    unit: seconds,
    least: 15,
    most: 600,
    usual: 90,
    about: {
      zh: '没有人碰屏幕这么久，自助机就开始倒计时',
      en: 'Untouched for so long, a kiosk begins its countdown',
    },
  },
  kioskCountdownSeconds: {
    name: { zh: '自助机倒计时', en: 'Kiosk countdown' },
    unit: seconds,
    least: 10,
    most: 120,
    usual: 20,
    about: {
      zh: '倒计时这么久还没有人碰屏幕，就结束办理并清除',
      en: 'Untouched during the countdown, the visit ends and everything of it is wiped',
    },
  },
  kioskElderIdleSeconds: {
    name: { zh: '长辈模式闲置时间', en: 'Kiosk idle time, elder mode' },
    unit: seconds,
    least: 30,
    most: 900,
    usual: 180,
    about: { zh: '长辈模式下的闲置时间', en: 'The same in elder mode' },
  },
  kioskElderCountdownSeconds: {
    name: { zh: '长辈模式倒计时', en: 'Kiosk countdown, elder mode' },
    unit: seconds,
    least: 20,
    most: 180,
    usual: 45,
    about: { zh: '长辈模式下的倒计时', en: 'The same in elder mode' },
  },
  kioskSigningSeconds: {
    name: { zh: '签字扫描页闲置时间', en: 'Kiosk idle time while signing' },
    unit: seconds,
    least: 60,
    most: 900,
    usual: 240,
    about: {
      zh: '正在签字、扫描的页面，闲置这么久才开始倒计时',
      en: 'Where somebody signs or scans, the countdown begins only after so long',
    },
  },
  kioskStaffWaitSeconds: {
    name: { zh: '叫工作人员等待时间', en: 'Wait for called staff' },
    unit: seconds,
    least: 15,
    most: 600,
    usual: 60,
    about: {
      zh: '叫了工作人员这么久还没有人答应，自助机就请群众直接到窗口或打电话',
      en: 'Nobody answered a call for so long: the kiosk sends the citizen to the window, or to the telephone',
    },
  },
} as const satisfies Record<string, Parameter>;
