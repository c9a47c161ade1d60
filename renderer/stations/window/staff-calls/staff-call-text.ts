import { defineText } from '../../../text.ts';

const zh = {
  calls: '自助机（{{kiosk}}）有群众叫工作人员，{{page}}',
  taken: '{{name}} 去自助机（{{kiosk}}）了',
  minutes: '已等 {{count}} 分钟',
  take: '我去',
  arrived: '到了',
  unlockFirst: '登录后点“我去”',
  pages: {
    home: '在首页',
    apply: '正在办事',
    progress: '正在查进度',
    guides: '正在看办事指南',
    ticket: '正在取号',
    voice: '正在评价或反映',
    papers: '正在看预审材料',
    other: '在办理中',
  },
} as const;

const en = {
  calls: 'Somebody at the kiosk ({{kiosk}}) calls for staff, {{page}}',
  taken: '{{name}} has gone to the kiosk ({{kiosk}})',
  minutes: 'waiting for {{count}} min',
  take: 'I go',
  arrived: 'I am there',
  unlockFirst: 'Sign in, then press “I go”',
  pages: {
    home: 'on the first page',
    apply: 'applying',
    progress: 'looking up progress',
    guides: 'reading guides',
    ticket: 'taking a number',
    voice: 'rating or complaining',
    papers: 'at their pre-checks',
    other: 'at work there',
  },
} as const;

export const useStaffCallText = defineText('staff-calls', zh, en);
