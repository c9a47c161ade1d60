import type { Work, WorkKind } from '../preload/contract-work.ts';

/** How far long work is, for whoever waits for it. */
export interface WorkBoard {
  underWay(): readonly Work[];
  /** Nothing is shown before the first part is told: what is over at once never flickers. */
  begin(kind: WorkKind): WorkUnderWay;
}

export interface WorkUnderWay {
  /** `done` of `total` parts, in whatever the kind counts. */
  part(done: number, total: number): void;
  /** Also after a failure. A second end does nothing. */
  end(): void;
}

/** A screen draws whole percents; telling more often would only keep the line busy. */
const percentOf = ({ done, total }: Work): number => Math.floor((100 * done) / Math.max(1, total));

export function createWorkBoard(onChange: (work: readonly Work[]) => void): WorkBoard {
  const shown = new Map<object, Work>();
  const underWay = (): readonly Work[] => [...shown.values()];
  return {
    underWay,
    begin(kind) {
      const key = {};
      let isOver = false;
      return {
        part(done, total) {
          if (isOver) return;
          const [before, next] = [shown.get(key), { kind, done: Math.min(done, total), total }];
          if (before && percentOf(before) === percentOf(next)) return;
          shown.set(key, next);
          onChange(underWay());
        },
        end() {
          isOver = true;
          if (shown.delete(key)) onChange(underWay());
        },
      };
    },
  };
}

/** Where nobody looks. */
export function unwatchedWork(): WorkBoard {
  return createWorkBoard(() => undefined);
}
