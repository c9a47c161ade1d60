import { useEffect, useRef } from 'react';
import { WedgeRecogniser, type WedgeThresholds } from './wedge-recogniser.ts';

/** True when the code was for the page; false leaves it in the field that has the focus, as typed. */
export type OnWedgeCode = (text: string) => boolean;

/** Codes of keyboard scanners, wherever the focus is, as long as the component is shown. */
export function useWedge(onCode: OnWedgeCode, thresholds?: WedgeThresholds): void {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => watchWedge(window, (text) => latest.current(text), thresholds), [thresholds]);
}

/** Returns the function that stops watching. */
export function watchWedge(page: Window, onCode: OnWedgeCode, thresholds?: WedgeThresholds): () => void {
  const recogniser = new WedgeRecogniser(thresholds);
  let before: FieldBefore | null = null;
  const onKey = (event: KeyboardEvent) => {
    const sight = recogniser.see({
      key: event.key,
      atMs: event.timeStamp,
      // 229 is what a key says while an input method looks at it, some before they report composing.
      isComposing: event.isComposing || event.keyCode === 229,
      isCommand: event.ctrlKey || event.altKey || event.metaKey || event.repeat,
    });
    if (sight.kind === 'first') before = fieldBefore(event.target);
    if (sight.kind !== 'code') return;
    const field = before;
    before = null;
    if (!onCode(sight.text)) return;
    // The Enter is the gun's: it must not send a form.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (field !== null && field.element === event.target) giveBack(field);
  };
  // Before any field or form sees the key.
  page.addEventListener('keydown', onKey, { capture: true });
  return () => page.removeEventListener('keydown', onKey, { capture: true });
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface FieldBefore {
  readonly element: TextField;
  readonly value: string;
  readonly selection: readonly [number, number] | null;
}

function fieldBefore(target: EventTarget | null): FieldBefore | null {
  if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return null;
  const { selectionStart, selectionEnd } = target;
  const selection = selectionStart === null || selectionEnd === null ? null : ([selectionStart, selectionEnd] as const);
  return { element: target, value: target.value, selection };
}

/** Puts the field back as it was before the burst. Through the prototype's setter, or React would not notice the change. */
function giveBack({ element, value, selection }: FieldBefore): void {
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
  if (selection !== null) element.setSelectionRange(...selection);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
