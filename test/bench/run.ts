import { benchAcceptance } from './acceptance.ts';
import { benchCard } from './card.ts';
import { benchCountyLoad } from './county-load.ts';
import { benchDecision } from './decision.ts';
import { benchDrain } from './drain.ts';
import { benchFirstSearch } from './first-search.ts';
import { benchItemSearch } from './item-search.ts';
import { benchPages, benchScanOnScreen } from './pages.ts';
import { benchPaper } from './paper.ts';
import { benchReady } from './ready.ts';
import { benchReplug } from './replug.ts';

/**
 * `npm run bench`: JSON lines on standard output, each with its target where there is one; logs on standard error.
 * `npm run bench -- card pages` runs those alone.
 */
const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  'item-search': benchItemSearch,
  'first-search': benchFirstSearch,
  ready: benchReady,
  decision: benchDecision,
  card: benchCard,
  replug: benchReplug,
  paper: benchPaper,
  pages: benchPages,
  'scan-on-screen': benchScanOnScreen,
  acceptance: benchAcceptance,
  'county-load': benchCountyLoad,
  drain: benchDrain,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench();
