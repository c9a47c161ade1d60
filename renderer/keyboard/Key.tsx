import type { ReactNode } from 'react';

interface KeyProps {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly label?: string;
  readonly wide?: boolean;
  readonly isOn?: boolean;
  readonly tone?: 'plain' | 'quiet' | 'main';
}

/** The field keeps its focus and its caret while keys are touched. */
export function Key({ onPress, children, label, wide = false, isOn, tone = 'plain' }: KeyProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`key key-${tone}${wide ? ' key-wide' : ''}`}
      aria-label={label}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
