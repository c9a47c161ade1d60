import { defineText } from '../text.ts';

const zh = {
  band: '练习',
  bandWords: '现在是练习：用的是模拟设备，办的件不送县里，打出的纸都印着“练习·无效”。',
  displayWords: '现在是练习，这里看到、签下的都不算数。',
  end: '结束练习',
  endTitle: '结束练习？',
  endKeep: '保留，下次接着练',
  endWipe: '清掉练习内容',
  endBody: '练习里办的件不会进正式台账。保留的内容 {{days}} 天没人用，下次开机自动清掉。',
  stay: '接着练',
  enter: '练习',
  enterHint: '用模拟设备试着办，不影响正式台账',
  title: '练习',
  what: '另开一个练习终端：同样的事项和人员，模拟的读卡器、扫描仪和打印机，自己的台账。练习的件编号以 LIAN 开头，送不出去，也导不出去。锁屏或一段时间没人操作，就回到正式终端。',
  pin: '练习里每个人的PIN都是 {{pin}}，不要用自己的。',
  kept: '上次练习的内容还在，{{at}} 用过；可以接着练。',
  begin: '开始练习',
  opening: '正在打开练习…',
  noLine: '练习，不连县里',
} as const;

const en = {
  band: 'Practice',
  bandWords: 'This is practice: simulated devices, nothing is sent to the county, and all paper says it is void.',
  displayWords: 'This is practice: nothing that is read or signed here counts.',
  end: 'End practice',
  endTitle: 'End practice?',
  endKeep: 'Keep it for next time',
  endWipe: 'Clear it away',
  endBody:
    'What was practised never reaches the real ledger. What is kept is cleared at a start after {{days}} days unused.',
  stay: 'Go on',
  enter: 'Practice',
  enterHint: 'Try things out with simulated devices; the real ledger stays untouched',
  title: 'Practice',
  what: 'Opens a second terminal for practice: the same items and people, simulated reader, scanner and printer, a ledger of its own. Its numbers begin with LIAN; nothing can be sent or exported. Locking the screen, or a while without anybody, leads back to the real terminal.',
  pin: 'In practice everybody’s PIN is {{pin}}; do not use your own.',
  kept: 'What was practised before is still here, last used {{at}}; you can go on with it.',
  begin: 'Begin practice',
  opening: 'Opening practice …',
  noLine: 'Practice, no line',
} as const;

export const useTrainingText = defineText('training', zh, en);
