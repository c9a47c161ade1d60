import { describe, expect, it } from 'vitest';
import { stateOf, unverified } from '../../../main/domain/case/case-facts.ts';
import { flagsOf } from '../../../main/domain/case/flags.ts';
import { type MoveOrder, move, possibleMoves } from '../../../main/domain/case/machine.ts';
import type { Move, MoveDetail } from '../../../main/domain/case/move.ts';
import type { RefusalReason } from '../../../main/domain/case/refusal.ts';
import { judgeMove } from '../../../main/domain/case/replay.ts';
import type { WholeCase } from '../../../main/domain/case/whole-case.ts';
import {
  aCase,
  accepted,
  approved,
  caseItem,
  clock,
  denied,
  moved,
  order,
  person,
  processing,
  received,
  right,
  scene,
} from './case-sample.ts';

function why(record: WholeCase, wanted: MoveOrder, where = scene('2026-03-03')): RefusalReason | 'done' {
  const made = move(record, wanted, where);
  return made.ok ? 'done' : made.refusal.why;
}
function says(record: WholeCase, wanted: MoveOrder, where = scene('2026-03-03')): string {
  const made = move(record, wanted, where);
  return made.ok ? 'done' : made.refusal.text.zh;
}

const clerk = person('W');
const lead = person('W2');
const atCounty = (day: string) => scene(day, { where: 'county' });

describe('receiving', () => {
  it('R24: nothing is received without an applicant and one material', () => {
    expect(why(aCase({ missing: ['SF', 'KN'] }), order(right.receive, clerk))).toBe('incomplete');
    expect(why(aCase({ application: { applicantName: ' ' } }), order(right.receive, clerk))).toBe('incomplete');
    expect(why(aCase({ missing: ['KN'] }), order(right.receive, clerk))).toBe('done');
  });

  it('R36: a delegate collects, at home or in the village, and never stands for the counter', () => {
    const at = (channel: 'delegate' | 'doorstep' | 'window') => aCase({ application: { channel } });
    const receive = (mode: 'delegate' | 'doorstep' | 'window') => order({ ...right.receive, mode }, person('A'));
    expect(why(at('delegate'), receive('delegate'))).toBe('done');
    expect(why(at('doorstep'), receive('doorstep'))).toBe('done');
    expect(why(at('window'), receive('window'))).toBe('wrong-post');
    expect(why(at('delegate'), receive('doorstep'))).toBe('rule');
    expect(why(moved(at('delegate'), receive('delegate'), scene('2026-03-02')), order(right.accept, person('A')))).toBe(
      'wrong-post',
    );
  });

  it('R46: what was pre-checked is received when the originals were shown', () => {
    const checked = aCase({ application: { preCheck: { caseNumber: 'YS20260302000001' as never } } });
    const shown = { ...right['receive-pre-checked'], originalsShown: [] };
    expect(says(checked, order(shown, clerk))).toContain('居民身份证');
    expect(why(checked, order(right['receive-pre-checked'], clerk))).toBe('done');
    expect(why(checked, order(right.receive, clerk))).toBe('wrong-state');
  });
});

describe('R24: what lacks leaves only 补正 or 容缺', () => {
  const lacking = received({ missing: ['KN'] });

  it('it is not accepted, and the paper is named', () => {
    expect(says(lacking, order(right.accept, clerk))).toContain('困难情形证明');
  });

  it('容缺 takes deferrable papers alone, within the promised limit, with a note on benefits', () => {
    const deferred = (materialCode: string, by: string) => ({ ...right.accept, deferred: [{ materialCode, by }] });
    const note = { 'deferred-benefit': '村委会明天才上班' };
    const ordered = (materialCode: string, by: string) => ({
      ...order(deferred(materialCode, by), clerk),
      notes: note,
    });
    expect(why(lacking, ordered('KN', '2026-03-20'))).toBe('done');
    // 15 working days from 3 March end on 24 March.
    expect(why(lacking, ordered('KN', '2026-03-24'))).toBe('done');
    expect(says(lacking, ordered('KN', '2026-03-25'))).toContain('2026-03-24');
    expect(why(lacking, ordered('KN', '2026-03-02'))).toBe('rule');
    expect(why(received({ missing: ['SF'] }), ordered('SF', '2026-03-20'))).toBe('rule');
    expect(why(lacking, order(deferred('KN', '2026-03-20'), clerk))).toBe('reason-missing');
  });

  it('R47: 告知承诺 takes only what the catalogue allows', () => {
    expect(why(lacking, order({ ...right.accept, committed: ['KN'] }, clerk))).toBe('done');
    expect(why(received({ missing: ['SF'] }), order({ ...right.accept, committed: ['SF'] }, clerk))).toBe('rule');
  });

  it('a form that is not complete is not accepted', () => {
    const problem = {
      pointer: '/form/applicant/phone',
      kind: 'missing',
      message: { zh: '还差电话', en: 'phone' },
    } as const;
    expect(says(received({ formProblems: [problem] }), order(right.accept, clerk))).toContain('还差电话');
  });

  it('an item that may not be accepted offline waits as received', () => {
    const item = { ...caseItem, offlineMode: 'none' as const };
    const offline = scene('2026-03-03', { offline: true });
    expect(why(received({ item }), order(right.accept, clerk), offline)).toBe('needs-county');
    expect(why(received({ item }), order(right.accept, clerk))).toBe('done');
    expect(why(received(), order(right.accept, clerk), offline)).toBe('done');
  });
});

describe('R07: nobody asks for a paper that the catalogue does not have', () => {
  const strange = { materialCode: 'XX', pointer: null, defect: '还要一份收入证明', howToFix: '去单位开' };
  it.each([
    ['ask-correction', received(), { ...right['ask-correction'], defects: [strange] }],
    ['accept', received(), { ...right.accept, deferred: [{ materialCode: 'XX', by: '2026-03-20' }] }],
    ['hand-in', asked(), { ...right['hand-in'], materials: ['XX'] }],
    ['withdraw', received(), { ...right.withdraw, returned: ['XX'] }],
  ] satisfies [string, WholeCase, MoveDetail][])('%s', (_, record, detail) => {
    expect(why(record, order(detail, clerk))).toBe('unknown-material');
  });
});

function asked(): WholeCase {
  return moved(received(), order(right['ask-correction'], clerk), scene('2026-03-03'));
}

describe('correction', () => {
  it('R06: all that lacks is told at once', () => {
    const form = [{ materialCode: null, pointer: '/item/amount', defect: '金额没填', howToFix: '请填写' }];
    const one = { ...right['ask-correction'], defects: form };
    expect(says(received({ missing: ['KN'] }), order(one, clerk))).toContain('困难情形证明');
    expect(why(received(), order(one, clerk))).toBe('done');
  });

  it('R23: a second round is lawful for new facts only', () => {
    const again = moved(asked(), order(right['hand-in'], clerk), scene('2026-03-05'));
    const late = { ...right['ask-correction'], respondBy: '2026-05-10' };
    expect(why(again, order(late, clerk), scene('2026-03-06'))).toBe('rule');
    expect(why(again, order({ ...late, newFact: '补交的证明是伪造的' }, clerk), scene('2026-03-06'))).toBe('done');
  });

  it('R22: the citizen has at least what the county gives everybody', () => {
    const short = { ...right['ask-correction'], respondBy: '2026-03-10' };
    expect(says(received(), order(short, clerk))).toContain('2026-03-24');
  });

  it('R23: after acceptance nothing is corrected any more', () => {
    expect(why(accepted(), order(right['ask-correction'], clerk))).toBe('wrong-state');
  });

  it('it ends the case only when its time is over, and a second person has signed', () => {
    const over = scene('2026-04-11');
    expect(why(asked(), order(right.lapse, clock, lead))).toBe('not-at-this-time');
    expect(why(asked(), order(right.lapse, clock), over)).toBe('second-person');
    expect(why(asked(), order(right.lapse, clock, lead), over)).toBe('done');
  });
});

describe('R13: refusing', () => {
  it('needs a coded reason, the law, and another person', () => {
    const at = received();
    expect(why(at, order(right.refuse, clerk, lead))).toBe('done');
    expect(why(at, order({ ...right.refuse, reasonCode: 'because' }, clerk, lead))).toBe('reason-missing');
    expect(why(at, order({ ...right.refuse, basis: '' }, clerk, lead))).toBe('reason-missing');
    expect(why(at, order(right.refuse, clerk))).toBe('second-person');
    expect(why(at, order(right.refuse, clerk, person('W', 'x')))).toBe('second-person');
    expect(why(at, order(right.refuse, lead, lead))).toBe('same-person');
  });

  it('names the authority that is competent, and tells what lacks before it refuses for it', () => {
    const elsewhere = { ...right.refuse, reasonCode: 'not-competent' };
    expect(why(received(), order(elsewhere, clerk, lead))).toBe('reason-missing');
    expect(why(received(), order({ ...elsewhere, otherAuthority: '县医保局' }, clerk, lead))).toBe('done');
    expect(why(received(), order({ ...right.refuse, reasonCode: 'correction-incomplete' }, clerk, lead))).toBe('rule');
  });
});

describe('R22: five working days without a word', () => {
  // Received on Monday 2 March: the fifth working day is Monday 9 March.
  it('and it counts as accepted, not earlier, and nothing else can be said', () => {
    expect(why(received(), order(right['deem-accepted'], clock), scene('2026-03-09'))).toBe('not-at-this-time');
    expect(why(received(), order(right['deem-accepted'], clock), scene('2026-03-10'))).toBe('done');
    expect(why(received(), order(right['ask-correction'], clerk), scene('2026-03-10'))).toBe('not-at-this-time');
    expect(why(received(), order(right.refuse, clerk, lead), scene('2026-03-10'))).toBe('not-at-this-time');
  });

  it('R36: they begin at the doorstep where the authority comes home, and at the counter where a delegate collects', () => {
    const by = (channel: 'delegate' | 'doorstep', role: 'A' | 'W') =>
      moved(
        aCase({ application: { channel } }),
        order({ ...right.receive, mode: channel }, person(role)),
        scene('2026-03-02'),
      );
    const deem = (record: WholeCase) => why(record, order(right['deem-accepted'], clock), scene('2026-03-10'));
    expect(deem(by('doorstep', 'A'))).toBe('done');
    expect(deem(by('delegate', 'A'))).toBe('not-at-this-time');
    expect(deem(by('delegate', 'W'))).toBe('done');
  });
});

describe('handling', () => {
  it('R10: a step is taken by its post; the flow knows no other steps', () => {
    expect(why(accepted(), order({ ...right.start, step: '喝茶' }, clock))).toBe('rule');
    expect(why(accepted(), order(right.start, clerk))).toBe('wrong-post');
    expect(why(accepted(), order(right.start, person('R')))).toBe('done');
  });

  it('a special procedure is one that the item lists, and the leader approves it', () => {
    expect(why(processing(), order(right.suspend, person('R')))).toBe('second-person');
    expect(why(processing(), order(right.suspend, person('R'), person('H')))).toBe('done');
    expect(why(processing(), order(right.suspend, person('C')), atCounty('2026-03-05'))).toBe('done');
    expect(why(processing(), order({ ...right.suspend, procedure: '听证' }, person('R'), person('H')))).toBe('rule');
    expect(why(processing(), order({ ...right.suspend, plannedDays: 8 }, person('R'), person('H')))).toBe('rule');
  });

  it('it is extended at the county, once, before the day, by no more than the rule gives', () => {
    const extend = (days: number, day = '2026-03-10') =>
      why(processing(), order({ ...right.extend, days }, person('C')), atCounty(day));
    expect(extend(10)).toBe('done');
    expect(extend(11)).toBe('rule');
    expect(extend(5, '2026-03-25')).toBe('not-at-this-time');
    expect(why(processing(), order(right.extend, person('H')))).toBe('needs-county');
    const once = moved(processing(), order(right.extend, person('C')), atCounty('2026-03-10'));
    expect(why(once, order(right.extend, person('C')), atCounty('2026-03-11'))).toBe('rule');
  });

  const deferring = { deferred: [{ materialCode: 'KN', by: '2026-03-12' }] };
  const waiting = processing({ missing: ['KN'] }, deferring);

  it('what was deferred is brought before its day, by nothing else, and the flag goes', () => {
    expect(flagsOf(waiting)).toContain('deferred');
    const brought = moved(waiting, order(right['complete-deferred'], clerk), scene('2026-03-12'));
    expect(flagsOf(brought)).not.toContain('deferred');
    expect(stateOf(brought.moves)).toBe('PROCESSING');
    expect(why(waiting, order(right['complete-deferred'], clerk), scene('2026-03-13'))).toBe('not-at-this-time');
    expect(why(waiting, order({ ...right['complete-deferred'], materials: ['HK'] }, clerk))).toBe('rule');
    expect(why(processing(), order(right['complete-deferred'], clerk))).toBe('rule');
  });

  it('a case ends for papers that did not come, not before their day', () => {
    const lapsed = { ...right.terminate, reasonCode: 'deferral-lapsed' };
    expect(why(waiting, order(lapsed, person('R'), person('H')), scene('2026-03-12'))).toBe('not-at-this-time');
    expect(why(waiting, order(lapsed, person('R'), person('H')), scene('2026-03-13'))).toBe('done');
    expect(why(waiting, order(lapsed, person('R')), scene('2026-03-13'))).toBe('second-person');
  });

  it('R13: a denial says why and what can be done against it; nothing is approved with papers missing', () => {
    const decide = (record: WholeCase, detail: typeof denied) =>
      why(record, order(detail, person('C')), atCounty('2026-03-10'));
    expect(decide(processing(), { ...denied, reason: '' })).toBe('reason-missing');
    expect(decide(processing(), { ...denied, remedies: '' })).toBe('reason-missing');
    expect(decide(processing(), denied)).toBe('done');
    expect(decide(waiting, right.decide)).toBe('incomplete');
  });

  it('R26: whoever accepted a promised item does not decide it', () => {
    const own = accepted({});
    const running = moved(own, order(right.start, clock), scene('2026-03-04'));
    const leader = { ...person('H'), id: clerk.id };
    expect(why(running, order(right.decide, leader))).toBe('same-person');
    expect(why(running, order(right.decide, person('H')))).toBe('done');
    const instant = { ...caseItem, handleType: '1' as const };
    const quick = moved(accepted({ item: instant }), order(right.start, clock), scene('2026-03-04'));
    expect(why(quick, order(right.decide, leader))).toBe('done');
  });

  it('R10: the counter decides only where the flow of the item says so', () => {
    expect(why(processing(), order(right.decide, lead))).toBe('wrong-post');
    const flow = caseItem.flow.map((one) => (one.step === '决定' ? { ...one, role: 'W2' } : one));
    expect(why(processing({ item: { ...caseItem, flow, handleType: '1' } }), order(right.decide, lead))).toBe('done');
  });

  it('only what may be finished offline is decided without a line', () => {
    const offline = scene('2026-03-10', { offline: true });
    expect(why(processing(), order(right.decide, person('H')), offline)).toBe('needs-county');
    const item = { ...caseItem, offlineMode: 'finish' as const };
    expect(why(processing({ item }), order(right.decide, person('H')), offline)).toBe('done');
  });
});

describe('the end', () => {
  it('R11: without a decision there is no delivery', () => {
    for (const record of [received(), accepted(), processing()]) {
      expect(why(record, order(right.deliver, person('D')))).toBe('wrong-state');
    }
    expect(why(approved(), order(right.deliver, person('D')), scene('2026-03-11'))).toBe('done');
  });

  it('R47: what was promised is seen before the result is handed over', () => {
    const promised = approved({ missing: ['KN'] }, { committed: ['KN'] });
    expect(says(promised, order(right.deliver, person('D')))).toContain('困难情形证明');
    const wrong = { ...right.verify, matches: false, note: '名字不同' };
    const doubtful = moved(promised, order(wrong, person('D')), scene('2026-03-11'));
    expect(why(doubtful, order(right.deliver, person('D')))).toBe('incomplete');
    expect(why(promised, order({ ...right.verify, materials: [] }, person('D')))).toBe('incomplete');
    const seen = moved(doubtful, order(right.verify, person('D')), scene('2026-03-12'));
    expect(unverified(seen.moves)).toEqual([]);
    expect(why(seen, order(right.deliver, person('D')))).toBe('done');
  });

  it('whoever receives it is identified; leaving it behind needs a witness', () => {
    const at = approved();
    const nobody = { ...right.deliver, receiver: { name: '张三', idNumber: '', relation: '本人' } };
    expect(why(at, order(nobody, person('D')))).toBe('incomplete');
    const left = { ...right.deliver, method: 'left' as const };
    expect(why(at, order(left, person('D')))).toBe('incomplete');
    expect(why(at, order({ ...left, witness: '王五', refusedBecause: '不肯签' }, person('D')))).toBe('done');
  });

  it('the applicant signs a withdrawal, before the decision', () => {
    expect(why(processing(), order({ ...right.withdraw, isSigned: false }, clerk))).toBe('incomplete');
    expect(why(processing(), order(right.withdraw, clerk))).toBe('done');
    expect(why(approved(), order(right.withdraw, clerk))).toBe('wrong-state');
  });

  it('R16: voiding keeps the number and takes two people; what is accepted is not voided', () => {
    expect(why(received(), order(right.void, clerk))).toBe('second-person');
    expect(why(received(), order(right.void, clerk, lead))).toBe('done');
    expect(why(accepted(), order(right.void, clerk, lead))).toBe('wrong-state');
  });
});

describe('R26: risk points at the step where they bite', () => {
  it('a declared relative forces the file and a second reviewer on a benefit', () => {
    const relative = { ...order(right.accept, clerk), isRelative: true };
    expect(why(received(), relative)).toBe('second-person');
    const filed = moved(received(), { ...relative, second: lead }, scene('2026-03-03'));
    expect(flagsOf(filed)).toContain('filed');
    expect(why(received({ item: { ...caseItem, itemType: '20' } }), relative)).toBe('done');
  });

  it('also where nobody declares it and the household that was written down has the clerk’s name', () => {
    const cousin = { ...clerk, name: '李四' };
    expect(why(received(), order(right.accept, cousin))).toBe('second-person');
    expect(why(received(), order(right.accept, cousin, lead))).toBe('done');
  });
});

describe('R23: who may do nothing, and what is forged', () => {
  it('an administrator touches no case', () => {
    for (const record of [aCase(), received(), accepted(), processing(), approved()]) {
      expect(possibleMoves(record, { ...person('M'), roles: ['M'] }, scene('2026-03-10'))).toEqual([]);
      for (const detail of Object.values(right)) {
        expect(move(record, order(detail, person('M'), lead), scene('2026-03-10')).ok).toBe(false);
      }
    }
  });

  it('a supervisor and a guide see no button either', () => {
    for (const role of ['S', 'G'] as const) {
      expect(possibleMoves(received(), { ...person(role), roles: [role] }, scene('2026-03-03'))).toEqual([]);
    }
  });

  it('what one side did without knowing of the other stands where it is lawful still', () => {
    const base = accepted();
    const withdrawn = move(base, order(right.withdraw, clerk), scene('2026-03-04'));
    if (!withdrawn.ok) throw new Error('not withdrawn');
    const started = moved(base, order(right.start, person('C')), atCounty('2026-03-04'));
    const met = judgeMove(started, withdrawn.value);
    expect(met.ok && met.value).toMatchObject({ id: withdrawn.value.id, from: 'PROCESSING', to: 'WITHDRAWN' });
    const decided = moved(started, order(right.decide, person('C')), atCounty('2026-03-05'));
    expect(judgeMove(decided, withdrawn.value).ok).toBe(false);
    // The same gap within one side is no misunderstanding.
    const startedHere = moved(base, order(right.start, person('R')), scene('2026-03-04'));
    expect(judgeMove(startedHere, withdrawn.value).ok).toBe(false);
  });

  it('a move of a package that was changed by hand is refused', () => {
    const made = accepted().moves[1] as Move;
    const base = received();
    expect(judgeMove(base, made).ok).toBe(true);
    expect(judgeMove(base, { ...made, to: 'APPROVED' }).ok).toBe(false);
    expect(judgeMove(base, { ...made, by: person('A') }).ok).toBe(false);
    expect(judgeMove(base, { ...made, detail: right.decide, to: 'APPROVED' }).ok).toBe(false);
    expect(judgeMove(received({ missing: ['KN'] }), made).ok).toBe(false);
  });
});
