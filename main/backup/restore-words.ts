import { longTime } from '../domain/dates.ts';
import { citizenSentence, staffHint } from '../domain/failure-tables.ts';
import type { Failure } from '../domain/result.ts';
import type { RestoreReport, RestoreStage } from './restore.ts';

/** For whoever sits before a new machine: what came back, what can't have, and what to do next. */
export function reportWords(report: RestoreReport, dataDir: string): readonly string[] {
  const { replayed, lostPages } = report;
  const until = replayed.lastEventAt === null ? null : longTime(replayed.lastEventAt);
  return [
    `已恢复到 ${dataDir}。 Restored.`,
    `办件 ${report.applications} 件，台账 ${replayed.events} 条，扫描页 ${report.pages} 页；台账逐条核对无误。`,
    `  ${report.applications} applications, ${replayed.events} events, ${report.pages} pages; every link of the chain was checked.`,
    `整份备份做于 ${longTime(report.madeAt)}，之后的流水接上了 ${replayed.commits} 笔。`,
    `  Whole copy of ${report.madeAt}; ${replayed.commits} commits of the journal behind it.`,
    ...(until === null
      ? []
      : [`最后一条记录：${until}。此后办的，联网后从县里接回；只存过那台机器、没送也没备份的，不会有。`]),
    ...(until === null
      ? []
      : ['  What came later returns from the county; what was neither sent nor backed up can not be there.']),
    ...(report.passedOver === 0
      ? []
      : [
          `有 ${report.passedOver} 份更新的备份没有通过核对，没有使用。 ${report.passedOver} newer copies failed their check.`,
        ]),
    ...(endWords[replayed.endedBy ?? 'end'] ?? []),
    ...(lostPages.length === 0
      ? []
      : [`缺 ${lostPages.length} 页扫描件（备份盘上找不到或打不开），县里已收的不受影响。`, ...lostPages.slice(0, 20)]),
    '原来的机器不要再用；启动后到“设置 · 备份”重新选备份位置。',
    '  Do not use the old machine again; choose a backup place anew under Settings · Backup.',
  ];
}

/** A line a stage, and its percents on it as they come; quarter by quarter, so that a log is not flooded. */
export function stageTeller(
  write: (words: string) => void,
): (stage: RestoreStage, done: number, total: number) => void {
  let [told, last]: [RestoreStage | null, number] = [null, 0];
  return (stage, done, total) => {
    const percent = Math.floor((100 * done) / Math.max(1, total));
    if (stage !== told) write(`${told === null ? '' : '\n'}${stageWords[stage]}`);
    if (stage !== told) last = 0;
    told = stage;
    for (const mark of [25, 50, 75, 100]) {
      if (mark <= last || mark > percent) continue;
      write(` ${mark}%`);
      last = mark;
    }
  };
}

const stageWords: Readonly<Record<RestoreStage, string>> = {
  copy: '核对备份 Checking the copy:',
  ledger: '写回台账 Writing the ledger:',
  check: '逐条核对台账 Checking every entry:',
  journal: '接上流水，再核对 Adding the journal, checking again:',
  pages: '抄回扫描件 Copying scans:',
};

const endWords: Readonly<Record<string, readonly string[]>> = {
  torn: ['流水的最后一笔没有写完（多半是断电那一刻），没有使用。 The last record was cut off and left out.'],
  damaged: ['流水里有一笔打不开，到它为止。 A record of the journal is damaged; it ends there.'],
  gap: ['流水中间有一段不在这个盘上，到它为止。 A part of the journal is not on this disk; it ends there.'],
};

export function refusalWords({ code, detail }: Failure): string {
  const [sentence, hint] = [citizenSentence[code], staffHint[code]];
  return [sentence.zh, hint.zh, sentence.en, hint.en, ...(detail === undefined ? [] : [`(${code}: ${detail})`])].join(
    '\n',
  );
}
