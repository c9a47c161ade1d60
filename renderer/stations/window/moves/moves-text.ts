import { defineText } from '../../../text.ts';

const zh = {
  tray: {
    refused: '有一步没有生效：{{move}}',
    refusedWhy: '县里已先办了别的步骤，或这一步不合规定：{{why}}',
    noted: '知道了',
    lapsed: '补正期限已过，等复核人签字终止',
    lapsedBody: '应在 {{date}} 前补正。请与申请人联系；确实不补的，由复核人签字终止。',
    open: '打开',
  },
} as const;

const en = {
  tray: {
    refused: 'A step has no effect: {{move}}',
    refusedWhy: 'The county’s step came first, or this one was not lawful: {{why}}',
    noted: 'I have seen it',
    lapsed: 'The time to correct is over; a second person signs the end',
    lapsedBody: 'Due {{date}}. Call the applicant; where nothing comes, a second person signs the termination.',
    open: 'Open',
  },
};

export const useMovesText = defineText('moves', zh, en);
