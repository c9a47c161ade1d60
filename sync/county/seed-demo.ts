import type { CountyStore } from './store/port.ts';

/** 演示科员: who anybody at this machine becomes with one press of a button, in demo mode only. */
export const demoClerk = { name: 'demo', displayName: '演示科员' } as const;

/** Fills what is empty; a county that has a catalogue or notices keeps its own. */
export async function seedDemo(store: CountyStore, now: Date): Promise<void> {
  // Not a password that could be typed: the demo clerk comes in by the button.
  await store.console.putUser({ ...demoClerk, passwordHash: 'none' });
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
