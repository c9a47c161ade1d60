import { defineText } from '../../../text.ts';

export const useHandOverText = defineText(
  'window-hand-over',
  {
    rate: '请群众评价',
    voice: '请群众投诉或提意见',
    given: '已评价',
    tab: '投诉和意见',
    lookUp: '凭条查询（编号和查询码在群众手里）',
    number: '登记编号',
    code: '查询码',
    ask: '查询',
    voiceHint:
      '群众要投诉、举报或提意见：把屏幕交给群众自己填，内容加密，窗口看不到。群众凭编号和查询码回到登记的这台机器查办理情况，也可以打 12345。',
    voices: '本机登记的投诉和意见：{{count}} 件（只有监察岗看得到，内容在县里）',
    notGiven: '未评价',
    title: '把屏幕交给群众？',
    body: '您会退出登录，屏幕只显示给群众的页面。群众填完后，您再用自己的 PIN 登录；评了什么、说了什么，窗口看不到。草稿都已存好。',
    ok: '交给群众',
    cancel: '先不交',
  },
  {
    rate: 'Hand over for rating',
    voice: 'Hand over for a complaint or suggestion',
    given: 'Rated',
    tab: 'Complaints',
    lookUp: 'Look up with a slip (the citizen has number and code)',
    number: 'Number',
    code: 'Query code',
    ask: 'Look up',
    voiceHint:
      'For complaints and suggestions hand the screen over: what is written is sealed, and the window can’t read it. With number and query code the answer is looked up at the machine where it was registered, or by calling 12345.',
    voices: 'Registered here: {{count}} (shown to supervisors alone; the words are at the county)',
    notGiven: 'Not rated',
    title: 'Hand the screen to the citizen?',
    body: 'You are signed out, and the screen shows the citizen’s page alone. Sign in with your PIN afterwards; what was said is not shown at the window. Drafts are kept.',
    ok: 'Hand over',
    cancel: 'Not yet',
  },
);
