import type { MaterialEntry } from './application.ts';
import type { MaterialRequirement } from './catalogue.ts';
import { pointerTo } from './form/json-pointer.ts';
import type { FieldProblem } from './result.ts';

/**
 * 收件: what was handed in against what the catalogue asks for, and nothing beyond it (R07). `needed` holds the codes that
 * this case needs; other materials of the item may be handed in as well and are then held to the same rules.
 */
export function checkMaterials(materials: {
  readonly entries: readonly MaterialEntry[];
  readonly requirements: readonly MaterialRequirement[];
  readonly needed: ReadonlySet<string>;
}): readonly FieldProblem[] {
  const { entries, requirements, needed } = materials;
  return [
    ...requirements.flatMap((requirement) => {
      const handedIn = entries.find((entry) => entry.code === requirement.code);
      if (handedIn && handedIn.method !== 'none') return checkEntry(handedIn, requirement);
      // R42: what the county looks up by itself keeps nobody waiting.
      if (requirement.shared) return [];
      return needed.has(requirement.code) ? [notHandedIn(requirement)] : [];
    }),
    ...entries.flatMap((entry, index) => strangeEntry(entry, index, materials)),
  ];
}

function checkEntry(entry: MaterialEntry, requirement: MaterialRequirement): FieldProblem[] {
  const { name } = requirement;
  if (entry.method === 'e-licence') {
    if (requirement.eLicence) return [];
    return [
      say(entry.code, 'not-allowed', {
        zh: `“${name}”不能用电子证照，请扫描或核对原件`,
        en: `“${name}” cannot come as an e-licence; please scan it or check the original`,
      }),
    ];
  }
  if (entry.method === 'scanned' && entry.pages.length === 0) {
    return [
      say(entry.code, 'missing', { zh: `“${name}”还没有扫描，请至少扫一页`, en: `“${name}” has no scanned page yet` }),
    ];
  }
  if (!entry.originalSeen && (entry.method === 'original-checked' || requirement.originals > 0)) {
    return [
      say(entry.code, 'missing', {
        zh: `“${name}”还没有核对原件，核对后请勾选“已核对原件”`,
        en: `The original of “${name}” has not been checked yet; tick “original seen” after checking`,
      }),
    ];
  }
  return [];
}

function notHandedIn({ code, name, generated }: MaterialRequirement): FieldProblem {
  return say(
    code,
    'missing',
    generated
      ? {
          zh: `还差：${name}（在这里打印、签名后扫描）`,
          en: `Still missing: ${name} (printed here, signed, then scanned)`,
        }
      : { zh: `还差：${name}`, en: `Still missing: ${name}` },
  );
}

function strangeEntry(
  entry: MaterialEntry,
  index: number,
  { entries, requirements }: { entries: readonly MaterialEntry[]; requirements: readonly MaterialRequirement[] },
): FieldProblem[] {
  if (!requirements.some(({ code }) => code === entry.code)) {
    return [
      say(entry.code, 'not-allowed', {
        zh: `这个事项不要“${entry.code}”这份材料，不能加收，请退还`,
        en: `This item does not ask for “${entry.code}”; it may not be demanded. Please give it back`,
      }),
    ];
  }
  if (entries.findIndex(({ code }) => code === entry.code) === index) return [];
  return [
    say(entry.code, 'not-allowed', {
      zh: `“${entry.code}”登记了两次，请合成一份`,
      en: `“${entry.code}” is entered twice; please make it one`,
    }),
  ];
}

function say(code: string, kind: FieldProblem['kind'], message: FieldProblem['message']): FieldProblem {
  return { pointer: pointerTo('/materials', code), kind, message };
}
