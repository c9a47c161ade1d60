import { defineText } from '../../../text.ts';

export const useStaffText = defineText(
  'kiosk-staff',
  { title: '自助终端 · 工作人员', giveBack: '交还给群众', back: '返回' },
  { title: 'Kiosk · staff', giveBack: 'Give back to the villagers', back: 'Back' },
);
