import type { AcceptedMaterial, Draft, MaterialEntry } from '../domain/application.ts';
import type { Item } from '../domain/catalogue.ts';
import { isBundled } from '../domain/county-files.ts';
import { pointerTo } from '../domain/form/json-pointer.ts';
import { type FieldProblem, ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';

/**
 * The materials as they are frozen: those of several pages with the one PDF that the county gets, which is in the vault
 * when this returns. An acceptance that does not follow leaves a file that nobody names, and the next try finds it there.
 */
export async function bundleMaterials(
  parts: TerminalParts,
  draft: Pick<Draft, 'materials'>,
  item: Item,
): Promise<Result<AcceptedMaterial[]>> {
  const materials: AcceptedMaterial[] = [];
  for (const entry of draft.materials) {
    const name = item.materials.find(({ code }) => code === entry.code)?.name ?? entry.code;
    const material = isBundled(entry) ? await bundled(parts, entry, name) : ok(entry);
    if (!material.ok) return material;
    materials.push(material.value);
  }
  return ok(materials);
}

async function bundled(parts: TerminalParts, entry: MaterialEntry, name: string): Promise<Result<AcceptedMaterial>> {
  const pages: Uint8Array[] = [];
  for (const [index, { sha256 }] of entry.pages.entries()) {
    const page = await parts.vault.get(sha256);
    if (!page.ok) return { ok: false, failure: { ...page.failure, problems: [scanAgain(entry, name, index + 1)] } };
    pages.push(page.value);
  }
  const pdf = await parts.paper.materialBundle(pages, name);
  if (!pdf.ok) {
    const problems = pdf.failure.pageNumbers.map((pageNumber) => scanAgain(entry, name, pageNumber));
    return { ok: false, failure: { code: 'application/incomplete', problems } };
  }
  const kept = await parts.vault.put(pdf.value, 'application/pdf');
  return kept.ok ? ok({ ...entry, bundle: { ...kept.value, mediaType: 'application/pdf' } }) : kept;
}

function scanAgain(entry: MaterialEntry, name: string, pageNumber: number): FieldProblem {
  return {
    pointer: pointerTo('/materials', entry.code),
    kind: 'format',
    message: {
      zh: `“${name}”第 ${pageNumber} 页的图像坏了，请删掉这一页再扫一次`,
      en: `Page ${pageNumber} of “${name}” is damaged; please remove that page and scan it again`,
    },
  };
}
