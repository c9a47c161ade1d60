import { useEffect, useRef, useState } from 'react';
import { isTypedField, type TypedField } from './write-field.ts';

/** A keyboard that comes and goes under a finger would hand the rest of the touch to what moved into its place. */
const afterTouchMs = 180;

/** The field in hand; null: none, and no keyboard. */
export function useTypedField(): TypedField | null {
  const [field, setField] = useState<TypedField | null>(null);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const settle = () => {
      clearTimeout(pending.current);
      pending.current = setTimeout(() => {
        const { activeElement } = document;
        setField(isTypedField(activeElement) ? activeElement : null);
      }, afterTouchMs);
    };
    document.addEventListener('focusin', settle);
    document.addEventListener('focusout', settle);
    settle();
    // A field that is taken from the page with the focus in it tells nobody.
    const looking = setInterval(() => setField((held) => (held?.isConnected === false ? null : held)), afterTouchMs);
    return () => {
      document.removeEventListener('focusin', settle);
      document.removeEventListener('focusout', settle);
      clearTimeout(pending.current);
      clearInterval(looking);
    };
  }, []);
  return field;
}
