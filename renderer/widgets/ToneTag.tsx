import type { ReactNode } from 'react';
import type { Tone } from '../theme.ts';

/** Icon, word and colour together: colour never speaks alone. */
export function ToneTag({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={`tone tone-${tone}`}>
      <span aria-hidden>{icon}</span>
      {children}
    </span>
  );
}
