import { z } from 'zod';
import { shanghaiDate } from '../dates.ts';
import { handoverRoundSchema } from '../doorstep/handover.ts';
import { reportedSchema, visitSchema } from '../doorstep/visit.ts';
import { type Durations, durationsOf } from './durations.ts';
import { type CountedEvent, villageOf } from './fold-events.ts';
import type { Period } from './select-cases.ts';

/**
 * 代办上门 (dossier §5), counted from the events alone (R54): who went, what was taken in and by whose clock it runs, what was
 * refused, and how long papers lay between the door and the counter. A repeat of an event counts once.
 */
export interface AgentMarks {
  readonly marks: Map<string, Mark>;
  /** Village of each visit. */
  readonly villages: Map<string, string>;
  /** Reports that stand, with the mark of their visit. */
  readonly reports: Map<string, string>;
  readonly cases: Map<string, Taken>;
  /** Keys of the marks that a case has from its hand-overs. */
  readonly verdicts: Map<string, readonly string[]>;
}

interface Mark extends Who {
  readonly kind: 'visit' | 'absence' | 'delivery' | 'doorstep' | 'delegate' | 'refusal' | 'handover' | 'back' | 'taken';
  readonly day: string;
  /** Days from the door to the counter. */
  readonly days?: number;
}

interface Who {
  readonly agentId: string;
  readonly agentName: string;
  readonly village: string;
}

interface Taken extends Who {
  readonly receivedAt: string;
}

export const noAgentMarks = (): AgentMarks => ({
  marks: new Map(),
  villages: new Map(),
  reports: new Map(),
  cases: new Map(),
  verdicts: new Map(),
});

export function isAgentEvent({ type }: { readonly type: string }): boolean {
  return Object.hasOwn(steps, type);
}

export function takeAgentEvent(known: AgentMarks, event: CountedEvent): void {
  if (isAgentEvent(event)) steps[event.type]?.(known, event);
}

const dayMs = 86_400_000;
const receivedSchema = z.object({
  channel: z.enum(['doorstep', 'delegate']),
  operatorId: z.string(),
  operatorName: z.string(),
  receivedAt: z.iso.datetime(),
  form: z.record(z.string(), z.unknown()).catch({}),
});
const refusalSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  detail: z.object({ transition: z.literal('refuse') }),
});
const heardSchema = z.object({ id: z.string(), village: z.string() });

type Step = (known: AgentMarks, event: CountedEvent) => void;

const steps: Readonly<Record<string, Step>> = {
  'visit/assigned': ({ villages }, { body }) => {
    const visit = visitSchema.safeParse(body.visit).data ?? heardSchema.safeParse(body.heard).data;
    if (visit) villages.set(visit.id, visit.village);
  },
  'visit/reported': ({ marks, villages, reports }, { body }) => {
    const report = reportedSchema.safeParse(body.report).data;
    if (!report) return;
    const { id, visitId, at, by, detail } = report;
    if (detail.kind === 'taken-back') {
      takeBack({ marks, reports }, detail.reportId);
      return;
    }
    const who = { agentId: by.id, agentName: by.name, village: villages.get(visitId) ?? '' };
    const day = shanghaiDate(at);
    if (detail.kind === 'called-off') return;
    // One day at one door is one visit, however much is said about it.
    const visit = `visit ${visitId} ${day}`;
    reports.set(id, visit);
    marks.set(visit, { ...who, day, kind: 'visit' });
    if (detail.kind === 'absent') marks.set(id, { ...who, day, kind: 'absence' });
    if (detail.kind === 'delivered') marks.set(id, { ...who, day, kind: 'delivery' });
  },
  'application/received': taken,
  'application/accepted': taken,
  'case/moved': ({ marks, cases }, { applicationId, body }) => {
    const refusal = refusalSchema.safeParse(body.move).data;
    const who = cases.get(applicationId ?? '');
    if (refusal && who) marks.set(refusal.id, { ...who, day: shanghaiDate(refusal.at), kind: 'refusal' });
  },
  'handover/settled': (known, { body }) => {
    const { marks, cases, verdicts } = known;
    const round = handoverRoundSchema.safeParse(body.round ?? body.heard).data;
    if (!round) return;
    const day = shanghaiDate(round.at);
    const agent = { agentId: round.deliveredBy.id, agentName: round.deliveredBy.name };
    for (const { applicationId, verdict } of round.cases) {
      // Its events may come after the round, where it is taken over by it.
      const village = cases.get(applicationId)?.village ?? '';
      const kind = verdict === 'returned' ? 'back' : 'taken';
      const key = `${round.id} ${applicationId}`;
      if (!marks.has(key)) verdicts.set(applicationId, [...(verdicts.get(applicationId) ?? []), key]);
      marks.set(key, { ...agent, village, day, kind });
    }
    marks.set(round.id, { ...agent, village: '', day, kind: 'handover' });
    for (const { applicationId } of round.cases) settle(known, applicationId);
  },
};

/** Said by mistake: a day at a door of which nothing else was said was none. */
function takeBack({ marks, reports }: Pick<AgentMarks, 'marks' | 'reports'>, reportId: string): void {
  const visit = reports.get(reportId);
  reports.delete(reportId);
  marks.delete(reportId);
  if (visit !== undefined && ![...reports.values()].includes(visit)) marks.delete(visit);
}

function taken(known: AgentMarks, { applicationId, body }: CountedEvent): void {
  const { marks, cases } = known;
  const read = receivedSchema.safeParse(body.application).data;
  if (!read || applicationId === null || cases.has(applicationId)) return;
  const who = { agentId: read.operatorId, agentName: read.operatorName, village: villageOf(read.form) };
  cases.set(applicationId, { ...who, receivedAt: read.receivedAt });
  marks.set(`case ${applicationId}`, { ...who, day: shanghaiDate(read.receivedAt), kind: read.channel });
  settle(known, applicationId);
}

/** Case and round, in whichever order they came: the village is the case's, and the days lie between the two. */
function settle({ marks, cases, verdicts }: AgentMarks, applicationId: string): void {
  const known = cases.get(applicationId);
  if (!known) return;
  for (const key of verdicts.get(applicationId) ?? []) {
    const mark = marks.get(key);
    if (!mark) continue;
    const days = Math.round((Date.parse(mark.day) - Date.parse(shanghaiDate(known.receivedAt))) / dayMs);
    marks.set(key, { ...mark, village: known.village, days: Math.max(0, days) });
  }
}

export interface AgentFigures {
  readonly key: string;
  readonly name: string;
  readonly visits: number;
  readonly absences: number;
  readonly deliveries: number;
  /** By whose clock: from the door, or from the counter. */
  readonly doorstep: number;
  readonly delegate: number;
  readonly refused: number;
  readonly handovers: number;
  readonly returned: number;
  /** From the door to the counter, in days of the calendar; null where nothing was handed over. */
  readonly days: Durations | null;
}

export function agentFiguresOf(
  { marks }: AgentMarks,
  period: Period,
): { readonly agents: readonly AgentFigures[]; readonly villages: readonly AgentFigures[] } {
  const within = [...marks.values()].filter(({ day }) => day >= period.from && day <= period.to);
  const grouped = (key: (mark: Mark) => string, name: (mark: Mark) => string): readonly AgentFigures[] =>
    [...Map.groupBy(within, key)]
      .map(([group, found]) => figuresOf(group, name(found[0] as Mark), found))
      .toSorted((one, other) => casesIn(other) - casesIn(one) || other.visits - one.visits);
  return {
    agents: grouped(
      ({ agentId }) => agentId,
      ({ agentName }) => agentName,
    ),
    // A round is of no village: its cases are.
    villages: grouped(
      ({ village }) => village,
      ({ village }) => village,
    ).filter((row) => casesIn(row) + row.visits + row.returned > 0),
  };
}

const casesIn = ({ doorstep, delegate }: AgentFigures): number => doorstep + delegate;

function figuresOf(key: string, name: string, marks: readonly Mark[]): AgentFigures {
  const count = (kind: Mark['kind']) => marks.filter((mark) => mark.kind === kind).length;
  return {
    ...{ key, name },
    visits: count('visit'),
    absences: count('absence'),
    deliveries: count('delivery'),
    doorstep: count('doorstep'),
    delegate: count('delegate'),
    refused: count('refusal'),
    handovers: count('handover'),
    returned: count('back'),
    days: durationsOf(marks.flatMap(({ kind, days }) => (kind === 'taken' && days !== undefined ? [days] : []))),
  };
}
