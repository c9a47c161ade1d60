import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..');
const biome = path.join(root, 'node_modules', '.bin', 'biome');

/** What the lint says about a file that stands in that room, in a house with our own lint configuration. */
function lint(file: string, source: string): string {
  const house = mkdtempSync(path.join(tmpdir(), 'house-'));
  try {
    for (const kept of ['biome.json', 'test/house/pure-domain.grit']) {
      mkdirSync(path.join(house, path.dirname(kept)), { recursive: true });
      copyFileSync(path.join(root, kept), path.join(house, kept));
    }
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(house, file), source);
    const run = spawnSync(biome, ['lint', '--max-diagnostics=20', file], { cwd: house, encoding: 'utf8' });
    return run.stdout + run.stderr;
  } finally {
    rmSync(house, { recursive: true });
  }
}

/** room, forbidden line, allowed line */
const rooms: readonly (readonly [file: string, forbidden: string, allowed: string])[] = [
  ['main/domain/evil.ts', "import { readFileSync } from 'node:fs';", "import { ok } from './result.ts';"],
  ['main/domain/evil.ts', "import type { Ledger } from '../ledger/port.ts';", "import { z } from 'zod';"],
  [
    'main/usecases/evil.ts',
    "import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';",
    "import type { Ledger } from '../ledger/port.ts';",
  ],
  [
    'main/usecases/evil.ts',
    "import { createHttpCounty } from '../../sync/client/http-county.ts';",
    "import type { SyncEngine } from '../../sync/ports.ts';",
  ],
  [
    'preload/contract.ts',
    "import type { Hand } from '../drivers/hands.ts';",
    "import { ok } from '../main/domain/result.ts';",
  ],
  [
    'renderer/stations/evil.tsx',
    "import { createClock } from '../../main/clock.ts';",
    "import { contract } from '../../preload/contract.ts';",
  ],
  ['renderer/evil.ts', "import { ipcRenderer } from 'electron';", "import { ok } from '../main/domain/result.ts';"],
  ['drivers/card-reader/evil.ts', "import { ok } from '../../main/domain/result.ts';", "import net from 'node:net';"],
  [
    'drivers/card-reader/evil.ts',
    "import { protocolVersion } from '../../sync/protocol.ts';",
    "import net from 'node:net';",
  ],
  ['sync/engine/evil.ts', "import type { Ledger } from '../../main/ledger/port.ts';", "import { z } from 'zod';"],
  [
    'main/ledger/evil.ts',
    "import { acceptApplication } from '../usecases/accept-application.ts';",
    "import { ok } from '../domain/result.ts';",
  ],
  [
    'main/paper/evil.ts',
    "import { enrolTerminal } from '../../sync/enrol.ts';",
    "import type { PrinterProfile } from '../../drivers/receipt-printer/port.ts';",
  ],
  ['main/device-host/evil.ts', "import type { Ledger } from '../ledger/port.ts';", "import net from 'node:net';"],
  [
    'sync/evil.ts',
    "import type { Hand } from '../drivers/hands.ts';",
    "import { ok } from '../main/domain/result.ts';",
  ],
];

describe('the import rules of the house', () => {
  it.each(rooms)('%s may not: %s', (file, forbidden, allowed) => {
    expect(lint(file, `${forbidden}\n`)).toContain('noRestrictedImports');
    expect(lint(file, `${allowed}\n`)).not.toContain('noRestrictedImports');
  });

  it.each(['Date.now()', 'new Date()', 'Math.random()'])('main/domain may not say %s', (call) => {
    const source = `export const value = ${call};\n`;
    expect(lint('main/domain/evil.ts', source)).toContain('main/domain is pure');
    expect(lint('main/clock-like.ts', source)).not.toContain('main/domain is pure');
  });
});
