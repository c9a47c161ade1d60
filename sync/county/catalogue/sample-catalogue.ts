import { type CataloguePackage, cataloguePackageSchema } from '../../../main/domain/catalogue.ts';
import { workCalendar } from './calendar.ts';
import { type ItemDraft, publish } from './item-draft.ts';
import { assistanceItems } from './items/assistance.ts';
import { childrenItems } from './items/children.ts';
import { disabilityAndAgeItems } from './items/disability-and-age.ts';
import { employmentItems } from './items/employment.ts';
import { farmingItems } from './items/farming.ts';
import { healthFamilyItems } from './items/health-family.ts';
import { housingLandItems } from './items/housing-land.ts';
import { landAndForestItems } from './items/land-and-forest.ts';
import { medicalItems } from './items/medical.ts';
import { otherItems } from './items/other.ts';
import { residenceItems } from './items/residence.ts';
import { socialInsuranceItems } from './items/social-insurance.ts';
import { veteransItems } from './items/veterans.ts';
import { sampleCounty, townships } from './places.ts';

/**
 * The sample county's catalogue (dossier §2). Limits, fees and thresholds are parameters that every county publishes
 * for itself; these are for demonstration and tests. Throws where the data breaks the schema: that is our own bug.
 */
export function sampleCatalogue(edition: { readonly version: number; readonly publishedAt: string }): CataloguePackage {
  return cataloguePackageSchema.parse({
    version: edition.version,
    publishedAt: edition.publishedAt,
    county: sampleCounty,
    calendar: workCalendar(),
    items: drafts.map(publish),
    places: townships.map(([code, name]) => ({ code, name })),
  });
}

const drafts: readonly ItemDraft[] = [
  ...socialInsuranceItems,
  ...medicalItems,
  ...employmentItems,
  ...assistanceItems,
  ...childrenItems,
  ...disabilityAndAgeItems,
  ...healthFamilyItems,
  ...veteransItems,
  ...residenceItems,
  ...housingLandItems,
  ...landAndForestItems,
  ...farmingItems,
  ...otherItems,
].toSorted((one, other) => one.code.localeCompare(other.code));
