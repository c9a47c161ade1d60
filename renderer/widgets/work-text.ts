import { defineText } from '../text.ts';

const zh = {
  kind: {
    'backup-ledger': '备份第 1 步，共 4 步：抄台账',
    'backup-check': '备份第 2 步，共 4 步：逐条核对抄好的台账',
    'backup-pages': '备份第 3 步，共 4 步：抄扫描件',
    'backup-seal': '备份第 4 步，共 4 步：加密写到备份盘',
    'chain-check': '正在逐条核对台账',
    counting: '正在从台账数起',
    closing: '正在清点台账',
    series: '正在查文号',
  },
  events: '{{done}} / {{total}} 条',
  pages: '{{done}} / {{total}} 页',
  bytes: '{{done}} / {{total}}',
  busy: '正在办，请稍等…',
} as const;

const en = {
  kind: {
    'backup-ledger': 'Backup, step 1 of 4: copying the ledger',
    'backup-check': 'Backup, step 2 of 4: checking the copied ledger, entry by entry',
    'backup-pages': 'Backup, step 3 of 4: copying scans',
    'backup-seal': 'Backup, step 4 of 4: writing it sealed to the backup disk',
    'chain-check': 'Checking the ledger, entry by entry',
    counting: 'Counting from the ledger',
    closing: 'Counting up the ledger',
    series: 'Looking through the document numbers',
  },
  events: '{{done}} of {{total}} entries',
  pages: '{{done}} of {{total}} pages',
  bytes: '{{done}} of {{total}}',
  busy: 'Under way, one moment …',
} as const;

export const useWorkText = defineText('work', zh, en);
