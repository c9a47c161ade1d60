import { publicPart } from '../../sync/crypto/keys.ts';
import type { EnrolReply } from '../../sync/protocol.ts';
import { WireTerminal } from '../contract/county-store-terminal.ts';
import { type LoadLine, openLoadLine } from './county-load-line.ts';
import { type PreparedApplication, prepare, type Work } from './county-load-terminals.ts';

/**
 * Forked by the load bench, so that the county's process has none of this work:
 *   keys -> (parent enrols) -> enrolments -> prepare -> ready -> play -> done
 */
export type FromParent =
  | { readonly do: 'keys'; readonly terminals: number }
  | {
      readonly do: 'prepare';
      readonly url: string;
      readonly enrolments: readonly EnrolReply[];
      /** How many applications each terminal prepares. */
      readonly each: number;
      readonly work: Work;
    }
  /** `perSecond` null: as fast as answers come. */
  | { readonly do: 'play'; readonly perSecond: number | null };

export interface LoadResult {
  readonly applications: number;
  readonly requests: number;
  readonly seconds: number;
  /** Of each request, from the moment at which it was to be sent. */
  readonly answerMs: readonly number[];
  readonly refused: readonly string[];
  readonly processorSeconds: number;
}

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
      terminals = await Promise.all(Array.from({ length: message.terminals }, () => WireTerminal.make()));
      return terminals.map((terminal) => publicPart(terminal.key));
    case 'prepare': {
      const queues: (readonly PreparedApplication[])[] = [];
      for (const [index, terminal] of terminals.entries()) {
        terminal.enrolment = message.enrolments[index] ?? terminal.enrolment;
        queues.push(await prepare(terminal, message, counted));
      }
      counted += message.each;
      work = queues;
      if (lines.length === 0) lines = await Promise.all(terminals.map((_, index) => openLoadLine(message.url, index)));
      return 'ready';
    }
    case 'play':
      return play(message.perSecond);
  }
}

async function play(perSecond: number | null): Promise<LoadResult> {
  const answerMs: number[] = [];
  const refused: string[] = [];
  let applications = 0;
  const cpuBefore = process.cpuUsage();
  const begunAtMs = performance.now();

  async function playOne(line: LoadLine, { id, requests }: PreparedApplication, dueAtMs: number): Promise<void> {
    let isDelivered = false;
    let askedAtMs = dueAtMs;
    for (const request of requests) {
      const { status, body } = await line.ask(request);
      answerMs.push(performance.now() - askedAtMs);
      askedAtMs = performance.now();
      isDelivered ||= status === 200 && deliveriesIn(body).includes(id);
      if (status !== 200) refused.push(`${status} ${body.slice(0, 200)}`);
    }
    if (isDelivered) applications += 1;
    else refused.push(`${id} was not delivered`);
  }

  await Promise.all(
    lines.map(async (line, index) => {
      for (const [nth, application] of (work[index] ?? []).entries()) {
        // Open loop: the moment at which it was to be sent counts, so that a county that falls behind can't hide it.
        const place = nth * lines.length + index;
        const dueAtMs = perSecond === null ? performance.now() : begunAtMs + (place / perSecond) * 1000;
        if (dueAtMs > performance.now()) await new Promise((due) => setTimeout(due, dueAtMs - performance.now()));
        await playOne(line, application, dueAtMs);
      }
    }),
  );
  const seconds = (performance.now() - begunAtMs) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const processorSeconds = (cpu.user + cpu.system) / 1e6;
  const requests = answerMs.length;
  return { applications, requests, seconds, answerMs, refused: refused.slice(0, 5), processorSeconds };
}

function deliveriesIn(body: string): readonly string[] {
  const { deliveries = [] } = JSON.parse(body) as { deliveries?: readonly { applicationId: string }[] };
  return deliveries.map(({ applicationId }) => applicationId);
}
