import { createSignal } from '../../../desk/signal.ts';

/** 长辈模式: the whole page wears it, so it stands outside of the pages. A visit that ends takes it with it. */
export type KioskMode = 'normal' | 'elder';
export const kioskMode = createSignal<KioskMode>('normal');
