import path from 'node:path';
import type { LocalTable } from '../domain/local-tables.ts';
import { ok, type Result } from '../domain/result.ts';
import { writeTrouble } from './file-trouble.ts';
import { writeWhole } from './package-file.ts';

/** One after the other; what was written before a stick was pulled out is whole. */
export async function saveTables(order: {
  readonly folder: string;
  readonly tables: readonly LocalTable[];
}): Promise<Result<{ paths: string[] }>> {
  const { folder } = order;
  const paths: string[] = [];
  try {
    for (const { name, text } of order.tables) {
      await writeWhole({ folder, name }, (sink) => sink.append(Buffer.from(text, 'utf8')));
      paths.push(path.join(folder, name));
    }
    return ok({ paths });
  } catch (error) {
    return writeTrouble(error);
  }
}
