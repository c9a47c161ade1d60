import type { ReactNode } from 'react';

/** What is only read in a drawer, and may be longer than it: without a place for the focus no key would scroll it. */
export function ReadingSheet({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants a scrolling region to take the focus
    <section tabIndex={0} aria-label={label} className="reading-sheet">
      {children}
    </section>
  );
}
