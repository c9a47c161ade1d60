import { type Finding, isHeavier } from './alarm.ts';
import type { AlarmScene, CaseFacts } from './case-facts.ts';
import { contentFindings } from './content.ts';
import { holderOf } from './holder.ts';
import { processFindings } from './process.ts';
import type { RawFinding } from './raw-finding.ts';
import { timelinessFindings } from './timeliness.ts';

/** Everything that supervision has to say about a case now; terminal and county ask the same. One a rule. */
export function findingsOf(facts: CaseFacts, scene: AlarmScene): readonly Finding[] {
  const { record } = facts;
  const holder = holderOf(record, scene.office);
  const raw = [...timelinessFindings(facts, scene), ...processFindings(facts, scene), ...contentFindings(facts, scene)];
  return heaviestOfEach(raw).map(({ rule, level, what, network }) => ({
    rule,
    applicationId: record.application.id,
    localNumber: record.application.localNumber,
    level,
    explanation: {
      zh: `${what.zh}；现由${holder.who.zh}办理`,
      en: `${what.en}; it is with: ${holder.who.en}`,
    },
    department: holder.department,
    holder: holder.who,
    network: network ?? null,
  }));
}

/** Several clocks of a kind, several late steps: one alarm, with the heaviest of them. */
function heaviestOfEach(raw: readonly RawFinding[]): readonly RawFinding[] {
  const heaviest = new Map<string, RawFinding>();
  for (const finding of raw) {
    const held = heaviest.get(finding.rule);
    if (!held || isHeavier(finding.level, held.level)) heaviest.set(finding.rule, finding);
  }
  return [...heaviest.values()];
}
