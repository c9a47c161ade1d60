/** Id of the input that shows an answer; @rjsf joins the names of the way to it. */
export function inputIdOf(pointer: string): string {
  return [
    'root',
    ...pointer
      .replace(/^\/form/, '')
      .split('/')
      .slice(1),
  ].join('_');
}

/** Brings the field of a problem into view and puts the cursor there. */
export function focusAnswer(pointer: string): void {
  const target = document.getElementById(inputIdOf(pointer));
  const field = target?.closest('.form-field') ?? target;
  const input = field?.matches(focusable) ? field : field?.querySelector(focusable);
  field?.scrollIntoView({ block: 'center' });
  if (input instanceof HTMLElement) input.focus();
}

/** Enter goes on to the next field, as clerks expect; false at the end of the form. */
export function focusNext(form: HTMLElement, from: Element): boolean {
  const stops = [...form.querySelectorAll<HTMLElement>(focusable)].filter((stop) => stop.offsetParent !== null);
  const next = stops[stops.indexOf(from as HTMLElement) + 1];
  next?.focus();
  return next !== undefined;
}

export function focusFirstOpenField(form: HTMLElement): void {
  const stops = [...form.querySelectorAll<HTMLElement>(focusable)];
  const open = stops.find((stop) => stop instanceof HTMLInputElement && stop.value === '' && stop.type !== 'radio');
  (open ?? stops[0])?.focus();
}

const focusable =
  'input:not([disabled]):not([readonly]):not([tabindex="-1"]):not([type="hidden"]), textarea:not([disabled]):not([readonly]), ' +
  '.ant-select input:not([disabled]):not([tabindex="-1"])';
