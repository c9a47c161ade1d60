/** Remembers how to take every change back, newest first. */
export class UndoLog {
  #steps: (() => void)[] | null = null;

  get isOpen(): boolean {
    return this.#steps !== null;
  }

  begin(): void {
    if (this.#steps) throw new Error('a transaction inside a transaction');
    this.#steps = [];
  }

  note(step: () => void): void {
    if (!this.#steps) throw new Error('writing outside of a transaction');
    this.#steps.push(step);
  }

  keep(): void {
    this.#steps = null;
  }

  takeBack(): void {
    for (const step of (this.#steps ?? []).reverse()) step();
    this.#steps = null;
  }
}

/**
 * Keyed values in the order they were first put. Values are kept as JSON text, as a file would keep them: what a caller
 * does to an object afterwards changes nothing here, and `undefined` does not survive.
 */
export class Shelf<V> {
  readonly #texts = new Map<string, string>();
  readonly #undo: UndoLog;

  constructor(undo: UndoLog) {
    this.#undo = undo;
  }

  get(key: string): V | null {
    const text = this.#texts.get(key);
    return text === undefined ? null : JSON.parse(text);
  }

  has(key: string): boolean {
    return this.#texts.has(key);
  }

  set(key: string, value: V): void {
    const before = this.#texts.get(key);
    this.#undo.note(() => (before === undefined ? this.#texts.delete(key) : this.#texts.set(key, before)));
    this.#texts.set(key, JSON.stringify(value));
  }

  values(): V[] {
    return [...this.#texts.values()].map((text) => JSON.parse(text));
  }

  keys(): string[] {
    return [...this.#texts.keys()];
  }
}
