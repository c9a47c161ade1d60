import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { must, ok } from '../../../main/domain/result.ts';
import { openCargoHold } from '../../../main/packages/cargo-hold.ts';
import { withPackages } from '../../../main/packages/carrier.ts';
import { saveReceipt } from '../../../main/packages/import-package.ts';
import { credentialsOf } from '../../../main/terminal-keys.ts';
import { createHttpCounty } from '../../../sync/client/http-county.ts';
import { openPostgresDatabase } from '../../../sync/county/store/postgres-database.ts';
import { sqlCountyStore } from '../../../sync/county/store/sql-store.ts';
import { packageSuffix } from '../../../sync/package/manifest.ts';
import { enrolInto } from '../../unit/sync/support/sync-terminal.ts';
import { quietLog, testLog } from '../../unit/sync/support/test-log.ts';
import { openTerminalFiles } from './sending-process.ts';

/** 送件人: takes every stick to the county by a terminal of his own, twice, and brings the receipts back to it. */
export interface Messenger {
  /** Packages that the county took in, each time it did. */
  takenIn(): number;
  /** Settles when every package on the stick has been taken in twice; the county has to be there for that. */
  stop(): Promise<void>;
}

const timesEach = 2;
const pauseMs = 40;
const code = 'MESS-ENGE-0001';

export function stickOf({ directory }: { readonly directory: string }): string {
  return path.join(directory, 'stick');
}

export async function startMessenger(plan: {
  readonly directory: string;
  readonly url: string;
  readonly databaseUrl: string;
}): Promise<Messenger> {
  const own = path.join(plan.directory, 'messenger');
  const stick = stickOf(plan);
  await mkdir(own);
  await mkdir(stick, { recursive: true });
  await registerCode(plan.databaseUrl);
  const { ledger } = await openTerminalFiles(own);
  await enrolInto(ledger, { url: plan.url, code });
  const hold = await openCargoHold({ directory: path.join(own, 'hold'), ledger, now: () => new Date() });
  const line = createHttpCounty({ baseUrl: plan.url, credentials: () => credentialsOf(ledger), log: testLog });
  const county = withPackages(line, line, { ledger, hold, log: quietLog, onChange: () => {} });
  const carried = new Map<string, number>();
  let isStopping = false;

  async function carry(name: string): Promise<void> {
    const cargo = must(await hold.bring(path.join(stick, name), () => ok()));
    const state = () => hold.list().find(({ cargoId }) => cargoId === cargo.cargoId)?.state;
    while (state() === 'waiting') {
      await county.changes('');
      await sleep(pauseMs);
    }
    if (state() !== 'taken-in') throw new Error(`the county left a package ${state()}`);
    must(await saveReceipt(hold, { cargoId: cargo.cargoId, folder: stick }));
    // Forgotten here, so that he brings it as if for the first time.
    must(ledger.transact((writer) => writer.setFact('cargo', [])));
    carried.set(name, (carried.get(name) ?? 0) + 1);
  }

  async function work(): Promise<void> {
    for (;;) {
      const names = (await readdir(stick)).filter((name) => name.endsWith(packageSuffix));
      const next = names.find((name) => (carried.get(name) ?? 0) < timesEach);
      if (next !== undefined) await carry(next);
      else if (isStopping) return;
      else await sleep(pauseMs);
    }
  }
  const working = work();
  // Heard when he is told to stop.
  working.catch(() => {});
  return {
    takenIn: () => [...carried.values()].reduce((sum, times) => sum + times, 0),
    async stop() {
      isStopping = true;
      await working.finally(() => {
        line.close();
        ledger.close();
      });
    },
  };
}

async function registerCode(databaseUrl: string): Promise<void> {
  const database = await openPostgresDatabase(databaseUrl);
  try {
    const { terminals } = await sqlCountyStore(database, () => new Date());
    const expiresAt = new Date(Date.now() + 3_600_000);
    await terminals.registerCode({ code, office: '白石镇便民服务中心', createdBy: 'test', expiresAt });
  } finally {
    await database.close();
  }
}
