import { z } from 'zod';
import { channelSchema } from '../application.ts';
import { shanghaiDate } from '../dates.ts';
import type { LedgerEvent } from '../ledger-event.ts';
import type { CaseFact } from './case-fact.ts';
import { villageIn } from './village.ts';

/** Of an event, all that is counted from. */
export type CountedEvent = Pick<LedgerEvent, 'terminalId' | 'applicationId' | 'at' | 'body'> & {
  readonly type: string;
};

/** Cases by their ids, in the order in which they began. */
export type CaseFacts = ReadonlyMap<string, CaseFact>;

/** The facts after these events, in their order. An event that can't be read changes nothing: it is the chain's affair. */
export function foldEvents(facts: CaseFacts, events: Iterable<CountedEvent>): CaseFacts {
  const next = new Map(facts);
  for (const event of events) takeEvent(next, event);
  return next;
}

/** The same in place, for whoever holds the map alone: a hundred thousand events make no copies. */
export function takeEvent(facts: Map<string, CaseFact>, event: CountedEvent): void {
  const { applicationId } = event;
  const step = Object.hasOwn(steps, event.type) ? steps[event.type] : undefined;
  if (applicationId === null || step === undefined) return;
  const before = facts.get(applicationId) ?? null;
  const after = step(before, event, applicationId);
  if (after !== null && after !== before) facts.set(applicationId, after);
}

/** Whether an event of this type can change what is counted: the others need not be opened. */
export function isCounted({ type }: { readonly type: string }): boolean {
  return Object.hasOwn(steps, type);
}

type Step = (before: CaseFact | null, event: CountedEvent, id: string) => CaseFact | null;

/** By the name of the event; a name that is not here counts for nothing. */
const steps: Readonly<Record<string, Step>> = {
  'application/received': (before, event, id) => before ?? begun(event, id),
  'application/accepted': (before, event, id) => before ?? begun(event, id),
  'application/delivered': known((fact, { at }) => ({ sentOn: fact.sentOn ?? shanghaiDate(at) })),
  'application/delivery-withdrawn': known(() => ({ sentOn: null })),
  'application/status-changed': known(statusChanged),
  'case/moved': known((fact, { body }) => ({ ...moved(fact, body.move), ...dueIn(body) })),
  'rating/given': known((_fact, { at, body }) => ({
    ratedOn: shanghaiDate(at),
    rating: ratingSchema.safeParse(body.level).data ?? null,
  })),
};

function known(change: (fact: CaseFact, event: CountedEvent) => Partial<CaseFact> | null): Step {
  return (before, event) => {
    const changed = before && change(before, event);
    return before && changed ? { ...before, ...changed } : before;
  };
}

const ratingSchema = z.int().min(1).max(5);
const applicationSchema = z.object({
  itemCode: z.string(),
  itemName: z.string(),
  channel: channelSchema,
  operatorId: z.string(),
  operatorName: z.string(),
  receivedAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().nullable(),
  dueDate: z.iso.date().nullable(),
  form: z.record(z.string(), z.unknown()).catch({}),
  opening: z.array(z.unknown()).max(10).catch([]),
});

function begun({ body, terminalId }: CountedEvent, id: string): CaseFact | null {
  const read = applicationSchema.safeParse(body.application);
  if (!read.success) return null;
  const { itemCode, itemName, channel, operatorId, operatorName, receivedAt, acceptedAt, dueDate, form } = read.data;
  let fact: CaseFact = {
    id,
    itemCode,
    itemName,
    village: villageOf(form),
    place: terminalId,
    clerkId: operatorId,
    clerkName: operatorName,
    channel,
    receivedOn: shanghaiDate(receivedAt),
    acceptedOn: acceptedAt && shanghaiDate(acceptedAt),
    dueOn: dueDate,
    sentOn: null,
    decidedOn: null,
    outcome: null,
    deliveredOn: null,
    endedOn: null,
    corrections: {},
    ratedOn: null,
    rating: null,
  };
  for (const move of read.data.opening) fact = { ...fact, ...moved(fact, move) };
  return fact;
}

/** Where they live counts before where they are registered. */
export function villageOf(form: Readonly<Record<string, unknown>>): string {
  const applicant = (form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  return villageIn(applicant.liveAddress) || villageIn(applicant.address);
}

const statusSchema = z.object({
  decision: z.object({ outcome: z.enum(['approved', 'denied']), decidedAt: z.iso.datetime() }).nullable(),
  correction: z.string().nullable().optional(),
});

/** The county's word; a decision that replaces another is the one that counts. */
function statusChanged(fact: CaseFact, { at, body }: CountedEvent): Partial<CaseFact> | null {
  const read = statusSchema.safeParse(body);
  if (!read.success) return null;
  const { decision, correction } = read.data;
  return {
    ...dueIn(body),
    ...(decision && { decidedOn: shanghaiDate(decision.decidedAt), outcome: decision.outcome }),
    ...(correction && { corrections: withRound(fact, correction, at) }),
  };
}

const dueSchema = z.object({ dueDate: z.iso.date().nullable() });

/** The promised day as it stands after this event: acceptance gives it, extensions and pauses move it. */
function dueIn(body: CountedEvent['body']): Partial<CaseFact> {
  const read = dueSchema.safeParse(body);
  return read.success ? { dueOn: read.data.dueDate } : {};
}

const moveSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  detail: z.object({ transition: z.string(), outcome: z.enum(['approved', 'denied']).optional() }),
});
const endings = ['refuse', 'withdraw', 'terminate', 'lapse', 'void'];

function moved(fact: CaseFact, move: unknown): Partial<CaseFact> | null {
  const read = moveSchema.safeParse(move);
  if (!read.success) return null;
  const { id, at, detail } = read.data;
  const day = shanghaiDate(at);
  if (detail.transition === 'accept' || detail.transition === 'deem-accepted') {
    return { acceptedOn: fact.acceptedOn ?? day };
  }
  if (detail.transition === 'decide') return { decidedOn: day, outcome: detail.outcome ?? null };
  if (detail.transition === 'deliver') return { deliveredOn: day };
  if (detail.transition === 'ask-correction') return { corrections: withRound(fact, id, at) };
  if (endings.includes(detail.transition)) return { endedOn: day };
  return null;
}

function withRound(fact: CaseFact, id: string, at: string): CaseFact['corrections'] {
  return Object.hasOwn(fact.corrections, id) ? fact.corrections : { ...fact.corrections, [id]: shanghaiDate(at) };
}
