import type { PrintJob } from '../port.ts';
import type { LedgerFile } from './ledger-file.ts';

export interface PrintJobTable {
  get(id: string): PrintJob | null;
  put(job: PrintJob): void;
}

interface Row extends Omit<PrintJob, 'applicationId'> {
  readonly application_id: string;
}

export function createPrintJobTable(file: LedgerFile): PrintJobTable {
  const find = file.read<Row>('SELECT id, application_id, kind, state, at FROM print_jobs WHERE id = ?');
  const store = file.write(
    `INSERT INTO print_jobs (id, application_id, kind, state, at) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (id) DO UPDATE SET application_id = ?2, kind = ?3, state = ?4, at = ?5`,
  );
  return {
    get(id) {
      const row = find.one(id);
      if (!row) return null;
      return { id: row.id, applicationId: row.application_id, kind: row.kind, state: row.state, at: row.at };
    },
    put(job) {
      store.run(job.id, job.applicationId, job.kind, job.state, job.at);
    },
  };
}
