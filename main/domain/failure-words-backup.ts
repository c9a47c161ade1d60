import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

type BackupCode = Extract<FailureCode, `backup/${string}` | 'county/written-elsewhere' | 'county/not-caught-up'>;

/** 备份与恢复: the rows of that area, in a file of their own. */
export const backupSentences: Readonly<Record<BackupCode, Text>> = {
  'backup/no-place': text('还没有选备份放在哪里。办理不受影响。', 'No backup place is chosen yet. Work goes on.'),
  'backup/medium-missing': text(
    '备份盘没有插上。办理不受影响，插上后自动接着备份。',
    'The backup disk is not plugged in. Work goes on; backing up resumes once it is there.',
  ),
  'backup/medium-full': text(
    '备份盘满了。办理不受影响，请换一个大些的备份盘。',
    'The backup disk is full. Work goes on; please use a larger one.',
  ),
  'backup/cannot-write': text(
    '备份盘写不进去。办理不受影响，会自动再试。',
    'The backup disk cannot be written to. Work goes on; it is tried again.',
  ),
  'backup/busy': text('正在备份，请等这一次做完。', 'A backup is being made; please wait for it.'),
  'backup/copy-damaged': text(
    '刚写好的备份没有通过核对，这一份不算数，会自动重做。',
    'The copy just written did not pass its check; it does not count and is made again.',
  ),
  'backup/not-found': text('这里没有找到备份。', 'There is no backup here.'),
  'backup/wrong-code': text(
    '恢复码不对，请照纸上的再输一次。',
    'The recovery code is not right; please type it again.',
  ),
  'backup/damaged': text(
    '备份里没有一份能通过核对，没有恢复任何内容。',
    'No copy in this backup passes its check; nothing was restored.',
  ),
  'backup/not-empty': text(
    '要恢复到的文件夹里已经有东西，什么都没有改动。',
    'The folder to restore into is not empty; nothing was changed.',
  ),
  'county/written-elsewhere': text(
    '本终端的台账在另一台机器上继续写过，请到旁边的窗口办理。以前交的都保留着。',
    'This terminal’s ledger was continued on another machine; please use the next window. Everything handed in is kept.',
  ),
  'county/not-caught-up': text(
    '正在从县里接回恢复前的记录，稍后自动发送。办的事都存在本机。',
    'Earlier records are being fetched back from the county; sending follows by itself. Everything is kept here.',
  ),
};

/** For staff. */
export const backupHints: Readonly<Record<BackupCode, Text>> = {
  'backup/no-place': text(
    '到“设置 · 备份”选一个U盘或第二块硬盘，把恢复码抄下来收好。',
    'Choose a stick or a second disk under Settings · Backup, and keep the recovery code.',
  ),
  'backup/medium-missing': text(
    '插回原来的备份盘；换了盘就到“设置 · 备份”重新选位置。',
    'Plug the same disk in again; for another one, choose the place anew under Settings · Backup.',
  ),
  'backup/medium-full': text(
    '换大盘，或者删掉盘里与备份无关的文件；备份文件不要手工删。',
    'Use a larger disk, or remove files that are not the backup’s; never delete backup files by hand.',
  ),
  'backup/cannot-write': text(
    '看备份盘是不是写保护、快坏了或者被拔出；原因在详情里。',
    'See whether the disk is write-protected, failing or was pulled out; the reason is in the details.',
  ),
  'backup/busy': text('同一时间只做一份备份。', 'One copy is made at a time.'),
  'backup/copy-damaged': text(
    '重做还不行，多半是备份盘坏了，换一个；以前的备份仍在。',
    'If it fails again the disk is probably worn: use another one. Earlier copies are still there.',
  ),
  'backup/not-found': text(
    '--from 要指向备份所在的文件夹（township-backup-…），或者装着它的盘。',
    '--from names the backup’s folder (township-backup-…), or the disk that holds it.',
  ),
  'backup/wrong-code': text(
    '恢复码是选备份位置时显示的那一串（24 个字符）；换过恢复码的，用最后一次的。',
    'The code is the one shown when the place was chosen (24 signs); the latest one counts.',
  ),
  'backup/damaged': text(
    '换一个备份盘再试；县里已收的办件不会丢，可以重新入网后从县里接回。',
    'Try another disk; what the county holds is not lost and comes back from there.',
  ),
  'backup/not-empty': text('另选一个空文件夹。', 'Choose an empty folder.'),
  'county/written-elsewhere': text(
    '恢复出来的机器和原来的机器都还在用。停用其中一台；留下的内容都在，请联系县里用“顶替”重新入网。',
    'Both the restored machine and the old one are in use. Stop one of them; nothing is lost, enrol the other anew.',
  ),
  'county/not-caught-up': text(
    '恢复后的第一次联网，先把县里有、本机没有的记录接回来；详情里有原因，会自动再试。',
    'The first contact after a restore fetches what the county has and this machine lacks; tried again by itself.',
  ),
};
