import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { shanghaiDate } from '../../../main/domain/dates.ts';
import { catalogueShelf } from '../catalogue-shelf.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { sqlCountyStore } from '../store/sql-store.ts';
import { builtInMappings } from './built-in.ts';
import { MappingFault, openShelf } from './mapping-shelf.ts';
import { exchangeFormats } from './port.ts';
import { writeSets } from './write-sets.ts';

/**
 * `npm run exchange -- [--from DAY] [--to DAY] [--out FOLDER] [--set NAME,…] [--format csv|json] [--place CODE]
 * [--mappings FOLDER] [--list]`: data sets of the cases that were received on these days (today where none are said), one
 * file each, and 问题清单.csv with every value that a receiver would not take. On PostgreSQL (DATABASE_URL) beside the
 * running county; the embedded engine of --data-dir has to be stopped before. One JSON line tells what was written; ends
 * with 2 where there are problems.
 */
const today = shanghaiDate(new Date().toISOString());
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: today },
    to: { type: 'string', default: today },
    out: { type: 'string', default: 'exchange' },
    set: { type: 'string' },
    format: { type: 'string', default: 'csv' },
    place: { type: 'string', default: '' },
    mappings: { type: 'string' },
    list: { type: 'boolean', default: false },
    'data-dir': { type: 'string', default: 'county-data' },
  },
});

try {
  process.exitCode = await run();
} catch (error) {
  // A wrong option or a wrong file of an integrator is an everyday event: a line, no trace.
  if (!(error instanceof MappingFault) && !(error instanceof z.ZodError)) throw error;
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : error.message}\n`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const shelf = values.mappings === undefined ? builtInMappings : await openShelf(values.mappings);
  if (values.list) {
    const lines = shelf.mappings.map(({ dataSet, title, source }) => `${dataSet}\t${title}\t${source}\n`);
    process.stdout.write(lines.join(''));
    return 0;
  }
  const order = z
    .object({
      from: z.iso.date(),
      to: z.iso.date(),
      format: z.enum(exchangeFormats),
      place: z.string().regex(/^(\d{6}|\d{9}|\d{12})?$/),
    })
    .parse(values);
  const wanted = values.set?.split(',') ?? shelf.mappings.map(({ dataSet }) => dataSet);
  const mappings = wanted.map((name) => {
    const found = shelf.mappings.find(({ dataSet }) => dataSet === name);
    if (!found) throw new MappingFault(`there is no data set ${name}; --list names them`);
    return found;
  });
  const database = await openDatabase({
    databaseUrl: process.env.DATABASE_URL || null,
    directory: path.resolve(values['data-dir']),
  });
  try {
    await migrate(database);
    const store = await sqlCountyStore(database, () => new Date());
    const written = await writeSets({
      mappings,
      codeSets: shelf.codeSets,
      format: order.format,
      folder: values.out,
      exchange: store.exchange,
      catalogue: catalogueShelf(store),
      period: { from: order.from, to: order.to, placeCode: order.place },
      exportedAt: new Date().toISOString(),
    });
    for (const { dataSet, rows, problems } of written.sets) {
      const { from, to, format } = order;
      await store.exchange.note({ dataSet, format, from, to, rows, problems, by: 'npm run exchange' });
    }
    process.stdout.write(`${JSON.stringify(written)}\n`);
    return written.sets.some(({ problems }) => problems > 0) ? 2 : 0;
  } finally {
    await database.close();
  }
}
