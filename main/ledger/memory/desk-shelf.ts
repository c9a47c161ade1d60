import type { DeskChange } from '../port.ts';
import { Shelf, type UndoLog } from './shelf.ts';

interface Placed<D> {
  readonly document: D | null;
  readonly firstChange: number;
  readonly change: number;
}

/** Documents that the desk follows by change number; null where one has left. */
export class DeskShelf<D> {
  readonly #shelf: Shelf<Placed<D>>;
  readonly #nextChange: () => number;

  constructor(undo: UndoLog, nextChange: () => number) {
    this.#shelf = new Shelf(undo);
    this.#nextChange = nextChange;
  }

  get(id: string): D | null {
    return this.#shelf.get(id)?.document ?? null;
  }

  /** True for a document that was there once. */
  knows(id: string): boolean {
    return this.#shelf.has(id);
  }

  put(id: string, document: D | null): void {
    const change = this.#nextChange();
    this.#shelf.set(id, { document, firstChange: this.#shelf.get(id)?.firstChange ?? change, change });
  }

  documents(): D[] {
    return this.#shelf.values().flatMap(({ document }) => (document === null ? [] : [document]));
  }

  ids(): string[] {
    return this.#shelf.keys();
  }

  changes(after: number, limit: number, show: (document: D) => unknown = (document) => document): DeskChange[] {
    return this.#shelf
      .keys()
      .flatMap((id) => {
        const placed = this.#shelf.get(id);
        if (!placed || placed.change <= after) return [];
        if (placed.document === null && placed.firstChange > after) return [];
        return [{ id, change: placed.change, document: placed.document && show(placed.document) } as DeskChange];
      })
      .sort((a, b) => a.change - b.change)
      .slice(0, limit);
  }
}
