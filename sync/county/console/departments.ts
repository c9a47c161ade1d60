import type { CataloguePackage } from '../../../main/domain/catalogue.ts';

/** 办理部门: those that implement an item of the catalogue. */
export function departmentsOf(catalogue: CataloguePackage | null): readonly string[] {
  return [...new Set((catalogue?.items ?? []).map(({ implementer }) => implementer.name))].sort();
}

/** What lies with a department: forwarded to it, or of one of its items and not forwarded. */
export function departmentFilter(name: string | null, catalogue: CataloguePackage | null) {
  if (name === null) return null;
  const items = (catalogue?.items ?? []).filter(({ implementer }) => implementer.name === name);
  return { name, itemCodes: items.map(({ code }) => code) };
}
