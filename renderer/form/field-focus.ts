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
  const id = inputIdOf(pointer);
  const target = document.getElementById(id) ?? document.getElementById(`${id}-group`);
  const field = target?.closest('.form-field') ?? target;
  // a list without entries has nothing to type into yet: its button adds the first one
  const input = field?.matches(focusable) ? field : (field?.querySelector(focusable) ?? field?.querySelector('button'));
  field?.scrollIntoView({ block: 'center' });
  if (input instanceof HTMLElement) input.focus();
}

/** Enter goes on to the next field, as clerks expect; false at the end of the form. */
export function focusNext(form: HTMLElement, from: Element): boolean {
  const stops = [...form.querySelectorAll<HTMLElement>(focusable)].filter((stop) => stop.offsetParent !== null);
  const next = stops.slice(stops.indexOf(from as HTMLElement) + 1).find((stop) => !isSameChoice(stop, from));
  next?.focus();
  return next !== undefined;
}

/** The arrow keys move within a group of radio buttons; going on means leaving it. */
function isSameChoice(stop: Element, from: Element): boolean {
  const isRadio = (one: Element): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio';
  return isRadio(stop) && isRadio(from) && stop.name === from.name;
}

export function focusFirstOpenField(form: HTMLElement): void {
  const stops = [...form.querySelectorAll<HTMLElement>(focusable)];
  const open = stops.find((stop) => stop instanceof HTMLInputElement && stop.value === '' && stop.type !== 'radio');
  (open ?? stops[0])?.focus();
}

const focusable =
  'input:not([disabled]):not([readonly]):not([tabindex="-1"]):not([type="hidden"]), textarea:not([disabled]):not([readonly]), ' +
  '.ant-select input:not([disabled]):not([tabindex="-1"])';
