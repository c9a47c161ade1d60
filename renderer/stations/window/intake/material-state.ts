import type { Draft } from '../../../../main/domain/application.ts';
import type { Item, MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import { checkMaterials } from '../../../../main/domain/check-materials.ts';
import { requiredMaterials } from '../../../../main/domain/completeness.ts';

export interface MaterialView {
  readonly material: MaterialRequirement;
  readonly isNeeded: boolean;
  readonly state: 'done' | 'missing' | 'original-unseen' | 'not-needed';
}

/** What this case needs, and what was handed in besides, judged by the very rules that the main process holds. */
export function materialViews(item: Item, draft: Draft): readonly MaterialView[] {
  const needed = requiredMaterials(item, draft.situation);
  const codes = new Set(needed.map(({ code }) => code));
  const troubled = new Set(
    checkMaterials({ entries: draft.materials, requirements: item.materials, needed: codes }).map(
      ({ pointer }) => pointer,
    ),
  );
  return item.materials
    .filter(({ code }) => codes.has(code) || isHandedIn(draft, code))
    .map((material) => ({
      material,
      isNeeded: codes.has(material.code),
      state: stateOf(draft, material.code, troubled.has(`/materials/${material.code}`)),
    }));
}

function stateOf(draft: Draft, code: string, isTroubled: boolean): MaterialView['state'] {
  if (!isHandedIn(draft, code)) return isTroubled ? 'missing' : 'not-needed';
  return isTroubled ? 'original-unseen' : 'done';
}

function isHandedIn(draft: Draft, code: string): boolean {
  return draft.materials.some((entry) => entry.code === code && entry.method !== 'none');
}
