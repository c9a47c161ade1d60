import type { BrowserContext } from 'playwright-core';

/** Browsers of this process that are open now. */
export const openContexts = new Set<BrowserContext>();
