import type { Method } from '../../preload/contract.ts';

/**
 * Calls that may be sent twice. Acceptance is keyed by its draft, printing by its job, autosave by its revision
 * (a repeat is answered with the stored draft). Starting a draft, scanning, taking and calling a number and the demo's hands are not.
 */
const once: ReadonlySet<Method> = new Set<Method>([
  'startDraft',
  'scanMaterial',
  'simulate',
  'unlock',
  'readCard',
  'takeTicket',
  'callTicket',
]);

export const isIdempotent = (method: Method): boolean => !once.has(method);
