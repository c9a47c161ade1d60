import { defineText } from '../../../text.ts';

export const useHandOverText = defineText(
  'window-hand-over',
  {
    rate: '请群众评价',
    voice: '请群众投诉或提意见',
    given: '已评价',
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
    notGiven: 'Not rated',
    title: 'Hand the screen to the citizen?',
    body: 'You are signed out, and the screen shows the citizen’s page alone. Sign in with your PIN afterwards; what was said is not shown at the window. Drafts are kept.',
    ok: 'Hand over',
    cancel: 'Not yet',
  },
);
