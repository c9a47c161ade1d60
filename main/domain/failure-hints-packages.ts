import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** For staff, about 离线包 on a stick: the rows of that area, in a file of their own. */
export const packageHints = {
  'package/no-county-key': text(
    '让终端和县平台联上一次网，就会自动拿到；之后不联网也能导出。',
    'One contact with the county is enough; after that exporting works without a line.',
  ),
  'package/nothing-to-send': text(
    '不用做什么；县里的决定要等联网或带回执来。',
    'Nothing to do; decisions come by wire.',
  ),
  'package/folder-missing': text(
    '插好U盘，等一会儿点“刷新”，再选一次。',
    'Plug the stick in, press “Refresh” and choose again.',
  ),
  'package/disk-full': text(
    '换一个空间大的U盘，或者先选几件导出。',
    'Use a larger stick, or export a few cases at a time.',
  ),
  'package/cannot-write': text(
    '看U盘是不是拔出了或写保护了，换一个再导出一次。',
    'See whether the stick was pulled out or is write-protected; export again.',
  ),
  'package/cannot-read': text(
    '看U盘是不是拔出了，重新插好再试；不行就请原窗口重新导出。',
    'Plug the stick in again; if that does not help, have it exported again.',
  ),
  'package/busy': text('等它结束，再做这一个。', 'Wait for it to end, then try again.'),
  'package/not-a-package': text(
    '选以 .twpkg（离线包）或 .twack（回执）结尾的文件。',
    'Choose a file that ends in .twpkg or .twack.',
  ),
  'package/damaged': text(
    '多半是拷贝没完成或U盘坏了：请原窗口重新导出。如果有人改过它，请报告县里。',
    'Usually an unfinished copy or a bad stick: export it again at its window. Report it if somebody altered it.',
  ),
  'package/other-county': text(
    '交还带来的人；它只能由制作它的县打开。',
    'Give it back; only its own county can open it.',
  ),
  'package/unknown-terminal': text(
    '请县里核对终端名单；原窗口的办件都还在。',
    'Have the county check its list of terminals; the window still has everything.',
  ),
  'package/wrong-signature': text(
    '不要接收，请报告县里；请原窗口重新导出。',
    'Do not use it, and report it; have it exported again at its window.',
  ),
  'package/closed-key': text(
    '请原窗口用现在的密钥重新导出一次；办件都还在那里。',
    'Have it exported again at its window with the present key; everything is still there.',
  ),
  'package/other-terminal': text(
    '把回执带到出具离线包的那台终端去导入。',
    'Take the receipt to the terminal that made the package.',
  ),
  'package/receipt-not-genuine': text(
    '请县里重新下载回执；在此之前办件仍按“已存本机”处理。',
    'Have the county issue it again; until then the cases count as kept here.',
  ),
} as const satisfies Readonly<Partial<Record<FailureCode, Text>>>;
