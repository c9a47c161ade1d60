import type { CountyStore } from './store/port.ts';

/**
 * 演示科员: who anybody at this machine becomes with one press of a button, in demo mode only. One of the county, and one of
 * a township for which the demo's window takes applications in (R50).
 */
export const demoClerks = [
  { name: 'demo', displayName: '演示科员', placeCode: '' },
  { name: 'demo-chengguan', displayName: '城关镇演示科员', placeCode: '990101100' },
] as const;

/** Fills what is empty; a county that has a catalogue or notices keeps its own. */
export async function seedDemo(store: CountyStore, now: Date): Promise<void> {
  // Not a password that could be typed: the demo’s clerks come in by their buttons.
  for (const clerk of demoClerks) await store.console.putUser({ ...clerk, passwordHash: 'none' });
  const publishedAt = now.toISOString();
  if ((await store.publishing.currentVersion()) === null) {
    // Loaded only where it is needed: building 38 items takes longer than starting the service.
    const { sampleCatalogue } = await import('./catalogue/sample-catalogue.ts');
    await store.publishing.publishCatalogue(sampleCatalogue({ version: 1, publishedAt }));
  }
  if ((await store.publishing.notices()).length === 0) {
    const { sampleNotices } = await import('./catalogue/sample-notices.ts');
    await store.publishing.publishNotices(sampleNotices);
  }
}
