import { publicPart } from '../../sync/crypto/keys.ts';
import type { EnrolReply } from '../../sync/protocol.ts';
import { WireTerminal } from '../contract/county-store-terminal.ts';
import { type LoadLine, openLoadLine } from './county-load-line.ts';
import { type LoadPlan, type PreparedApplication, prepare } from './county-load-terminals.ts';

/**
 * Forked by the load bench, so that the county's process has none of this work:
 *   keys -> (parent enrols) -> enrolments -> prepare -> ready -> play -> done
 */
export type FromParent =
  | { readonly do: 'keys'; readonly plan: LoadPlan }
  | { readonly do: 'prepare'; readonly enrolments: readonly EnrolReply[]; readonly each: number }
  /** `perSecond` null: as fast as answers come. */
  | { readonly do: 'play'; readonly perSecond: number | null };

export interface LoadResult {
  readonly applications: number;
  readonly seconds: number;
  readonly pushMs: readonly number[];
  readonly submitMs: readonly number[];
  readonly refused: readonly string[];
  readonly processorSeconds: number;
}

let plan: LoadPlan;
let terminals: readonly WireTerminal[] = [];
let lines: readonly LoadLine[] = [];
let work: readonly (readonly PreparedApplication[])[] = [];
let counted = 0;

process.on('message', (message: FromParent) => {
  void handle(message).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));

async function handle(message: FromParent): Promise<unknown> {
  switch (message.do) {
    case 'keys':
      plan = message.plan;
      terminals = await Promise.all(Array.from({ length: plan.terminals }, () => WireTerminal.make()));
      return terminals.map((terminal) => publicPart(terminal.key));
    case 'prepare': {
      for (const [index, terminal] of terminals.entries()) {
        terminal.enrolment = message.enrolments[index] ?? terminal.enrolment;
      }
      const queues: (readonly PreparedApplication[])[] = [];
      for (const terminal of terminals) {
        queues.push(await prepare(terminal, { url: plan.url, each: message.each }, counted));
      }
      counted += message.each;
      work = queues;
      if (lines.length === 0) lines = await Promise.all(terminals.map(() => openLoadLine(plan.url)));
      return 'ready';
    }
    case 'play':
      return play(message.perSecond);
  }
}

async function play(perSecond: number | null): Promise<LoadResult> {
  const pushMs: number[] = [];
  const submitMs: number[] = [];
  const refused: string[] = [];
  const cpuBefore = process.cpuUsage();
  const begunAtMs = performance.now();
  await Promise.all(
    lines.map(async (line, index) => {
      for (const [nth, application] of (work[index] ?? []).entries()) {
        // Open loop: the moment at which it was to be sent counts, so that a county that falls behind can't hide it.
        const place = nth * lines.length + index;
        const dueAtMs = perSecond === null ? performance.now() : begunAtMs + (place / perSecond) * 1000;
        if (dueAtMs > performance.now()) await new Promise((due) => setTimeout(due, dueAtMs - performance.now()));
        const pushed = await line.ask(application.push);
        const pushedAtMs = performance.now();
        pushMs.push(pushedAtMs - dueAtMs);
        const submitted = await line.ask(application.submit);
        submitMs.push(performance.now() - pushedAtMs);
        if (pushed.status !== 200) refused.push(`${pushed.status} ${pushed.body}`);
        if (!submitted.body.includes('"delivered"')) refused.push(`${submitted.status} ${submitted.body}`);
      }
    }),
  );
  const seconds = (performance.now() - begunAtMs) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const processorSeconds = (cpu.user + cpu.system) / 1e6;
  return { applications: submitMs.length, seconds, pushMs, submitMs, refused: refused.slice(0, 5), processorSeconds };
}
