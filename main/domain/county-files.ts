import type { AcceptedMaterial, MaterialEntry, PageRef } from './application.ts';

/** The county takes files of up to 64 MiB; what the PDF adds to its pages stays far below the difference. */
export const largestBundleBytes = 48 * 1024 * 1024;

/**
 * The files of one material that the county must hold: the terminal sends these, and the county calls an application
 * delivered when it has these. Both ask here, so that neither waits for a file that the other one never meant.
 */
export function filesForCounty(material: AcceptedMaterial): readonly PageRef[] {
  return material.bundle ? [material.bundle] : material.pages;
}

/**
 * Whether the pages become one PDF at acceptance. Not so with a PDF among them: taken apart and written anew it would
 * lose a signature that stands in it. Nor with a PNG, which would have to be encoded anew to become a part of a PDF.
 */
export function isBundled({ pages }: MaterialEntry): boolean {
  const sizeBytes = pages.reduce((sum, page) => sum + page.sizeBytes, 0);
  return (
    pages.length > 1 && sizeBytes <= largestBundleBytes && pages.every(({ mediaType }) => mediaType === 'image/jpeg')
  );
}
