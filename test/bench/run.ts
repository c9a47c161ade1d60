import { benchAcceptance } from './acceptance.ts';
import { benchDecision } from './decision.ts';
import { benchItemSearch } from './item-search.ts';
import { benchReady } from './ready.ts';

/** `npm run bench`: JSON lines on standard output, each with its target where there is one; logs on standard error. */
benchItemSearch();
await benchReady();
await benchDecision();
await benchAcceptance();
