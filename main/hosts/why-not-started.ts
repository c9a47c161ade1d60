import { citizenSentence } from '../domain/failure-tables.ts';
import type { Failure } from '../domain/result.ts';

/** One line for whoever tried to start the terminal. */
export function wordsForFailure({ code, detail }: Failure): string {
  return `${citizenSentence[code].zh} (${code}${detail ? `: ${detail}` : ''})`;
}

/** What the system refused is no bug: a port, a directory, a disk. */
export function wordsForTrouble(error: unknown): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  const detail = message.split('\n', 1)[0];
  switch (code) {
    case 'EADDRINUSE':
      return `这个端口已经有程序在用，请用 --port 换一个 (${detail})`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `没有权限，请检查数据目录或端口 (${detail})`;
    case 'ENOSPC':
      return `磁盘满了，请先腾出空间 (${detail})`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `数据目录不能用，请换一个 (${detail})`;
    default:
      return `终端没能启动 (${detail})`;
  }
}
