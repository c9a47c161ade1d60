/**
 * 先后: a few bodies fill a line; more would only make all of them late at the same moment. Uploads that began earlier go
 * first, so that an application is through while the next one is half way, and the line never waits for the answers of
 * all of them at once. Whoever waits for its turn has been created at the county already: when the line is cut, it has
 * nothing to ask, and fills the line while the others find out how far they came.
 */
export interface UploadTurns {
  /** A place in the order of coming. */
  join(): UploadTurn;
}

export interface UploadTurn {
  /** Settles when a body of this upload may be sent, with what gives the turn back; null when it was given up meanwhile. */
  take(): Promise<(() => void) | null>;
  /** What is held or waited for is given back; the place in the order stays. */
  giveUp(): void;
}

const bodiesAtOnce = 3;

interface Wish {
  readonly place: number;
  readonly grant: (end: (() => void) | null) => void;
}

export function createUploadTurns(atOnce = bodiesAtOnce): UploadTurns {
  let joined = 0;
  const wishes = new Set<Wish>();
  const sending = new Set<Wish>();

  function callNext(): void {
    const inOrder = [...wishes].toSorted((one, other) => one.place - other.place);
    for (const wish of inOrder.slice(0, Math.max(0, atOnce - sending.size))) {
      wishes.delete(wish);
      sending.add(wish);
      wish.grant(() => {
        if (sending.delete(wish)) callNext();
      });
    }
  }

  return {
    join() {
      joined += 1;
      const place = joined;
      let own: Wish | null = null;
      return {
        take: () =>
          new Promise((grant) => {
            own = { place, grant };
            wishes.add(own);
            callNext();
          }),
        giveUp() {
          if (own === null) return;
          if (wishes.delete(own)) own.grant(null);
          if (sending.delete(own)) callNext();
        },
      };
    },
  };
}
