import type { WorkKind } from '../preload/contract-work.ts';
import type { WorkBoard } from './work-board.ts';

/** `done` of `total`. */
export type Part = (done: number, total: number) => void;

/** One stage of long work: told from its first part to its end, however it ends. */
export async function inStage<T>(board: WorkBoard, kind: WorkKind, run: (part: Part) => Promise<T>): Promise<T> {
  const told = board.begin(kind);
  try {
    return await run(told.part);
  } finally {
    told.end();
  }
}

/** The same bytes, told as they pass. */
export async function* counted(
  source: AsyncIterable<Uint8Array>,
  totalBytes: number,
  part: Part,
): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const chunk of source) {
    yield chunk;
    passed += chunk.length;
    part(passed, totalBytes);
  }
}
