/**
 * Whether a visit is still somebody's:
 *
 *   touched ──idle──▶ counting ──countdown──▶ over
 *      ▲                 │
 *      └──── a touch ────┘
 */
export interface Pace {
  readonly idleSeconds: number;
  readonly countdownSeconds: number;
}

export type IdlePhase =
  | { readonly kind: 'used' }
  | { readonly kind: 'counting'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

export function idlePhase(untouchedMs: number, { idleSeconds, countdownSeconds }: Pace): IdlePhase {
  const overMs = untouchedMs - idleSeconds * 1000;
  if (overMs < 0) return { kind: 'used' };
  const leftMs = countdownSeconds * 1000 - overMs;
  return leftMs > 0 ? { kind: 'counting', secondsLeft: Math.ceil(leftMs / 1000) } : { kind: 'over' };
}
