import { focusAnswer } from '../../../form/field-focus.ts';

/** Brings the place of a problem into view and puts the cursor there. */
export function focusProblem(pointer: string): void {
  const [, room, name] = pointer.split('/');
  if (room === 'form') {
    focusAnswer(pointer);
    return;
  }
  const place = placeOf(room, name);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input:checked, input, button')?.focus();
}

function placeOf(room: string | undefined, name: string | undefined): HTMLElement | null {
  if (room === 'situation') return document.getElementById(`situation-${name}`);
  if (room === 'materials') return document.querySelector<HTMLElement>(`[data-material="${CSS.escape(name ?? '')}"]`);
  return document.querySelector<HTMLElement>('.manual-reason');
}
