import { everythingSent, readyToWork, withTerminal } from '../support/journey.ts';
import { acceptOne } from '../support/journey-cases.ts';
import { approve } from '../support/journey-county.ts';
import { until } from '../support/until.ts';
import { print, spread } from './spread.ts';

const decisions = 20;
const targetMs = 1_000;

/** From the county clerk's decision to the moment at which the terminal's screens are told to look. */
export async function benchDecision(): Promise<void> {
  await withTerminal({}, async ({ terminal, county }) => {
    await readyToWork(terminal);
    const ids: string[] = [];
    for (let n = 0; n < decisions; n += 1) ids.push((await acceptOne(terminal.ask, { readingId: null })).id);
    await everythingSent(terminal);
    const tookMs: number[] = [];
    for (const applicationId of ids) {
      const pushes = terminal.pushed('desk').length;
      const began = performance.now();
      await approve(county, applicationId);
      await until(() => terminal.pushed('desk').length > pushes, { timeout: 20_000, interval: 1 });
      tookMs.push(performance.now() - began);
      const { summary } = await terminal.call('application', { applicationId });
      if (summary.whereabouts !== 'decided') throw new Error('told of something else');
    }
    print({ bench: 'decision-to-terminal', n: decisions, ...spread(tookMs), targetMs });
  });
}
