import fc from 'fast-check';
import { expect } from 'vitest';
import { z } from 'zod';
import { linkMoodSchema } from '../../../preload/contract-simulator.ts';
import { type Journey, readyToWork } from '../../support/journey.ts';
import { acceptOne } from '../../support/journey-cases.ts';
import { approve, deliveredTo } from '../../support/journey-county.ts';
import { patience } from '../../support/until.ts';

/** What may happen to a terminal between two moments of calm, in any order. */
export const stepSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('accept') }),
  z.object({ do: z.literal('mood'), mood: linkMoodSchema }),
  /** Somebody presses "send now" in whatever weather there is. */
  z.object({ do: z.literal('send') }),
  z.object({ do: z.literal('restart') }),
  z.object({ do: z.literal('clock'), shiftMs: z.number() }),
  /** The county decides one of those that it has. */
  z.object({ do: z.literal('decide'), which: z.int().min(0) }),
]);
export type Step = z.infer<typeof stepSchema>;

/** A black hole costs five seconds a look, and a thin line more; test/properties/sync has both on a faster clock. */
const moods = ['open', 'cut', 'http-500', 'http-404', 'captive-portal', 'reply-lost', 'reply-twice'] as const;

const hourMs = 3_600_000;

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Step>({ do: 'accept' }) },
    { weight: 4, arbitrary: fc.constantFrom(...moods).map((mood): Step => ({ do: 'mood', mood })) },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'send' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'restart' }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: -48, max: 48 }).map((h): Step => ({ do: 'clock', shiftMs: h * hourMs })),
    },
    { weight: 2, arbitrary: fc.nat({ max: 20 }).map((which): Step => ({ do: 'decide', which })) },
  ),
  { minLength: 4, maxLength: 10 },
);

export type Stage = Pick<Journey, 'terminal' | 'county' | 'line'>;

/** Plays the steps on a terminal that may have work behind it, then gives it calm and looks at everything it ever took. */
export async function playAndConverge({ terminal, county, line }: Stage, played: readonly Step[]): Promise<void> {
  const receivedAt = await receivedAtOfAll(terminal);
  // Decided are only those of this play, so that a course of events means the same whatever went before it.
  const own = new Set<string>();
  for (const step of played) {
    switch (step.do) {
      case 'accept': {
        const { id } = await acceptOne(terminal.ask, { readingId: null });
        own.add(id);
        receivedAt.set(id, (await terminal.call('application', { applicationId: id })).application.receivedAt);
        break;
      }
      case 'mood':
        await line.setMood(step.mood);
        break;
      case 'send':
        // Its answer depends on the weather; what counts is what is true afterwards.
        await terminal.ask('sendNow', {});
        break;
      case 'restart':
        await terminal.restart();
        break;
      case 'clock':
        await terminal.hand({ hand: 'shiftClock', shiftMs: step.shiftMs });
        break;
      case 'decide': {
        const open = (await deliveredTo(county)).filter(({ id, decision }) => own.has(id) && decision === null);
        const chosen = open[step.which % Math.max(1, open.length)];
        if (chosen) await approve(county, chosen.id);
      }
    }
  }
  await line.setMood('open');
  await calm(terminal);
  const rows = (await deliveredTo(county)).filter(({ id }) => receivedAt.has(id));
  expect(rows.map(({ id }) => id).sort()).toEqual([...receivedAt.keys()].sort());
  expect(new Set(rows.map(({ countyNumber }) => countyNumber)).size).toBe(rows.length);
  for (const row of rows) {
    const { application, summary } = await terminal.call('application', { applicationId: row.id });
    expect(row.receivedAt).toBe(receivedAt.get(row.id));
    expect(application.receivedAt).toBe(receivedAt.get(row.id));
    expect(summary.countyNumber).toBe(row.countyNumber);
    expect(summary.whereabouts).toBe(row.decision === null ? 'at-county' : 'decided');
  }
  expect(await terminal.call('verifyLedger', {})).toMatchObject({ intact: true });
}

/** Until a whole round went well and nothing waits; nobody ever had to step in. */
async function calm(terminal: Journey['terminal']): Promise<void> {
  await readyToWork(terminal);
  await expect
    .poll(async () => {
      const sent = await terminal.ask('sendNow', {});
      if (!sent.ok) return sent.failure.code;
      const { counts } = sent.value;
      return counts['on-terminal'] + counts.sending + counts['needs-attention'];
    }, patience)
    .toBe(0);
}

async function receivedAtOfAll(terminal: Journey['terminal']): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const { id } of await terminal.call('searchApplications', { query: '', limit: 200 })) {
    known.set(id, (await terminal.call('application', { applicationId: id })).application.receivedAt);
  }
  return known;
}
