import type { Parameter } from './parameter.ts';

/** 备份 (R60). */
export const backupParameters = {
  backupCopies: {
    name: { zh: '备份保留份数', en: 'Backup copies kept' },
    unit: { zh: '份', en: 'copies' },
    least: 2,
    most: 60,
    usual: 7,
    about: {
      zh: '备份盘上留几份完整的备份；更早的自动清理，最近的永远留着',
      en: 'How many whole copies stay on the backup disk; earlier ones make room, the newest always stays',
    },
  },
  backupHour: {
    name: { zh: '每日备份时间', en: 'Hour of the daily backup' },
    unit: { zh: '点', en: 'o’clock' },
    least: 0,
    most: 23,
    usual: 20,
    about: {
      zh: '每天到这个钟点自动做一份完整备份；关机和点“现在备份”时也做',
      en: 'A whole copy is made by itself at this hour, when the terminal is closed, and by the button',
    },
  },
} as const satisfies Record<string, Parameter>;
