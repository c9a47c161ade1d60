import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPgliteDatabase } from '../../../sync/county/store/pglite-database.ts';
import { prepareCluster, preparedClusterPath } from '../../../sync/county/store/prepared-cluster.ts';

test('a first start that was cut off is begun anew; one that is there is opened as it is', async () => {
  await prepareCluster();
  expect(existsSync(preparedClusterPath() ?? '')).toBe(true);
  const directory = await mkdtemp(path.join(tmpdir(), 'county-half-'));
  try {
    // As a power cut leaves it: the mark, and files that no engine could open.
    await mkdir(path.join(directory, 'pg'));
    await writeFile(path.join(directory, 'pg', 'PG_VERSION'), '17\n');
    await writeFile(path.join(directory, 'pg.unfinished'), '');
    const first = await openPgliteDatabase(directory);
    await first.transaction((tx) => tx.script("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('办件')"));
    await first.close();
    expect(existsSync(path.join(directory, 'pg.unfinished'))).toBe(false);

    const again = await openPgliteDatabase(directory);
    expect(await again.query('SELECT word FROM kept')).toEqual([{ word: '办件' }]);
    await again.close();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
