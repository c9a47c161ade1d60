import type { PublicationRef } from '../../../../main/domain/publication.ts';
import { failed, ok, type Result } from '../../../../main/domain/result.ts';
import type { County, Greeting } from '../../../../sync/ports.ts';
import type { ChainAnchor } from '../../../../sync/protocol.ts';
import { goodHello } from './scripted-server.ts';

export type Call = keyof County;

/**
 * The port County with a memory and a script: it answers like a county that works, until the test says otherwise for a
 * call. `heard` is what reached it, in order.
 */
export function scriptedCounty() {
  const heard: string[] = [];
  const held = new Set<string>();
  const known = new Set<number>();
  const script = new Map<Call, (subject: string) => Result<never> | Promise<Result<never> | null> | null>();
  const state = { anchoredSeq: 0, listening: 0, isClosed: false, nudge: () => {}, breakStream: () => {}, cursor: 'c1' };
  const greeting: { words: Partial<Greeting> & Pick<Greeting, 'provenKey'> } = { words: { provenKey: null } };
  const published: PublicationRef[] = [];
  /** Which applications are delivered with their events; none unless the test says so. */
  const intake = { isWhole: (_applicationId: string): boolean => false };
  let head: ChainAnchor | null = null;
  const headNow = () =>
    head ?? {
      anchoredSeq: state.anchoredSeq,
      anchoredHash: state.anchoredSeq === 0 ? '0' : `hash-${state.anchoredSeq}`,
    };
  const answered = async <T>(call: Call, subject: string, answer: () => Result<T>): Promise<Result<T>> => {
    heard.push(subject === '' ? call : `${call} ${subject}`);
    return (await script.get(call)?.(subject)) ?? answer();
  };
  const county: County = {
    hello: () =>
      answered('hello', '', () =>
        ok({ ...goodHello, handovers: [], ...greeting.words, service: 'township-county' as const }),
      ),
    enrol: async () => failed('enrolment/code-unknown'),
    announceKey: (announcement) =>
      answered('announceKey', String(announcement.keyNumber), () => ok({ status: 'taken' })),
    ownEvents: (after) => answered('ownEvents', String(after), () => ok({ ...headNow(), events: [] })),
    pushEvents: (events) =>
      answered('pushEvents', events.map((event) => event.seq).join(','), () => {
        for (const event of events) known.add(event.seq);
        state.anchoredSeq = Math.max(state.anchoredSeq, ...known);
        const whole = events.flatMap(({ applicationId: id }) => (id !== null && intake.isWhole(id) ? [id] : []));
        const deliveries = whole.map((id) => ({
          applicationId: id,
          countyNumber: `X-${id}`,
          countyTime: goodHello.time,
        }));
        return ok({
          anchoredSeq: state.anchoredSeq,
          anchoredHash: `hash-${state.anchoredSeq}`,
          refusals: [],
          ...(deliveries.length > 0 ? { deliveries } : {}),
        });
      }),
    declareIntent: (request) =>
      answered('declareIntent', request.applicationId, () =>
        ok({ lacking: request.materials.map((one) => one.sha256).filter((sha256) => !held.has(sha256)) }),
      ),
    uploadMaterial: (material, onProgress) =>
      answered('uploadMaterial', material.sha256, () => {
        held.add(material.sha256);
        onProgress(material.sizeBytes);
        return ok();
      }),
    submit: (applicationId) =>
      answered('submit', applicationId, () =>
        ok({ status: 'delivered', countyNumber: `X-${applicationId}`, countyTime: goodHello.time }),
      ),
    changes: (since) =>
      answered('changes', since, () =>
        ok({ cursor: state.cursor, changes: [], more: false, head: headNow(), published }),
      ),
    publication: ({ kind }) => answered('publication', kind, () => failed('county/not-found')),
    ownCases: () => answered('ownCases', '', () => ok({ cases: [] })),
    staffCall: () => answered('staffCall', '', () => ok({ calls: [] })),
    preCheckPage: (caseNumber) => answered('preCheckPage', caseNumber, () => ok({ base64: null })),
    preCheck: (caseNumber) => answered('preCheck', caseNumber, () => ok({ status: 'unknown' })),
    present: (applicationId) => answered('present', applicationId, () => ok({ others: [] })),
    takePreCheck: (caseNumber) => answered('takePreCheck', caseNumber, () => ok({ status: 'unknown' })),
    listen(onNudge, onBroken) {
      state.listening += 1;
      state.nudge = onNudge;
      state.breakStream = onBroken;
      return {
        stop: () => {
          state.listening -= 1;
        },
      };
    },
    close() {
      state.isClosed = true;
    },
  };
  return {
    county,
    heard,
    held,
    greeting,
    intake,
    published,
    /** What the county says of the chain with each `changes`; null: the truth. */
    sayHead(said: ChainAnchor | null) {
      head = said;
    },
    /** A backup is put back: what came after these events is not there any more. */
    restore(seq: number) {
      for (const one of known) if (one > seq) known.delete(one);
      state.anchoredSeq = seq;
    },
    state,
    /** From now on this call fails so; null lets the call through. */
    answer(call: Call, reply: (subject: string) => Result<never> | Promise<Result<never> | null> | null) {
      script.set(call, reply);
    },
    recover(call: Call) {
      script.delete(call);
    },
    heardOf: (call: Call) => heard.filter((one) => one.split(' ')[0] === call),
  };
}
