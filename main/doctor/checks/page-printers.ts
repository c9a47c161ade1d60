import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPagePrinter } from '../../../drivers/page-printer/open-page-printer.ts';
import type { PageQueue, PrintingProblem, PrintingResult } from '../../../drivers/page-printer/port.ts';
import { staffHint } from '../../domain/failure-tables.ts';
import type { Text } from '../../domain/failures.ts';
import { type Check, type Finding, fine, say, warn } from '../check.ts';

const subject = say('A4 打印机', 'A4 printers');

export const pagePrintersCheck: Check = {
  id: 'page-printers',
  subject,
  limitMs: 15_000,
  async run({ env, platform }) {
    const spoolDirectory = path.join(tmpdir(), 'township-window-doctor');
    const printer = openPagePrinter({ address: null, platform, env, spoolDirectory });
    const listed = await printer.queues();
    await printer.close();
    return verdictOnQueues(listed);
  },
};

/** A window without an A4 printer works, so nothing here fails. */
export function verdictOnQueues(listed: PrintingResult<readonly PageQueue[]>): readonly Finding[] {
  if (!listed.ok) {
    const told = troubles[listed.problem];
    if (told) return [warn(subject, told.found, told.advice)];
    const found = say(
      `打印系统没有正常回应（${listed.problem}）`,
      `the print system does not answer well (${listed.problem})`,
    );
    return [warn(subject, found, say(`查看打印系统：${listed.detail}`, `look at the print system: ${listed.detail}`))];
  }
  if (listed.value.length === 0) {
    const advice = say('在系统设置中添加打印机', 'add one in the settings of the system');
    return [warn(subject, say('系统中没有打印机', 'the system has no printer'), advice)];
  }
  return listed.value.map(verdictOnQueue);
}

const troubles: Readonly<Partial<Record<PrintingProblem, { readonly found: Text; readonly advice: Text }>>> = {
  'system-missing': {
    found: say('没有打印系统', 'no print system'),
    advice: say(
      '需要打印 A4 文书时安装 CUPS：apt-get install cups',
      'to print A4 documents install CUPS: apt-get install cups',
    ),
  },
  'system-not-running': {
    found: say('打印系统没有运行', 'the print system does not run'),
    advice: say(
      '需要打印 A4 文书时启动它：systemctl enable --now cups（Windows：Print Spooler 服务）',
      'to print A4 documents start it: systemctl enable --now cups (Windows: the service Print Spooler)',
    ),
  },
};

function verdictOnQueue(queue: PageQueue): Finding {
  const mark = queue.isDefault ? '*' : '';
  const words = `${queue.label}${mark} ${queue.model}`.trim();
  if (queue.trouble !== null) {
    const reasons = queue.reasons.join(', ') || queue.state;
    return warn(subject, say(`${words}：${reasons}`, `${words}: ${reasons}`), staffHint[queue.trouble]);
  }
  if (queue.isAccepting) return fine(subject, say(words, words));
  return warn(
    subject,
    say(`${words}：不接受任务`, `${words}: refuses jobs`),
    say('在系统设置中启用它', 'enable it in the settings of the system'),
  );
}
