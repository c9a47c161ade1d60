import { lazy } from 'react';

/** The intake flow with its forms is a chunk of its own, fetched while the desk is laid out. */
export const IntakeDoor = lazy(async () => ({ default: (await import('./intake/IntakePage.tsx')).IntakePage }));
