/** The two listener lists that every line keeps, with the promise that `onClose` comes once and is the last word. */
export class LineListeners {
  #bytes: ((bytes: Uint8Array) => void)[] = [];
  #close: (() => void)[] = [];
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#bytes.push(listener);
  }

  onClose(listener: () => void): void {
    if (this.#isClosed) queueMicrotask(listener);
    else this.#close.push(listener);
  }

  deliver(bytes: Uint8Array): void {
    if (this.#isClosed) return;
    for (const listener of this.#bytes) listener(bytes);
  }

  closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const listeners = this.#close;
    this.#bytes = [];
    this.#close = [];
    for (const listener of listeners) listener();
  }
}
