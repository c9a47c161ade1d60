import { SimulatedSam } from '../card-reader/simulated-sam.ts';
import type { BenchState, Hand } from '../hands.ts';
import { serialOrNetworkPlug } from '../transport/plug.ts';
import { cardOf, simulatedCitizens } from './citizens.ts';

/** What the bench shows of its card reader. */
export type CardReaderState = Pick<BenchState, 'citizens' | 'cardOnReader' | 'readerPlugged'>;

/** The simulated card reader on its cable, moved by hands. */
export interface CardReaderBench {
  readonly address: string;
  state(): CardReaderState;
  onState(listener: () => void): () => void;
  apply(hand: Hand): Promise<void>;
  close(): Promise<void>;
}

/** A read takes about a second on metal; this is long enough to be seen and short enough for a demo. */
const readMs = 400;

export async function startCardReaderBench(): Promise<CardReaderBench> {
  const sam = new SimulatedSam();
  sam.setMood({ readMs });
  const plug = await serialOrNetworkPlug(sam);
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  let plugged = true;
  let card: string | null = null;

  // The card can leave without a hand of ours: pulled while the module reads it.
  sam.onChange(() => {
    if (!sam.hasCard) card = null;
    notify();
  });

  return {
    address: plug.address,
    state: () => ({
      citizens: simulatedCitizens.map(({ key, name, idNumber, note }) => ({ key, name, idNumber, note })),
      cardOnReader: card,
      readerPlugged: plugged,
    }),
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: async (hand) => {
      switch (hand.hand) {
        case 'placeCard': {
          const citizen = simulatedCitizens.find(({ key }) => key === hand.citizen);
          if (citizen === undefined) throw new Error(`no such citizen on the bench: ${hand.citizen}`);
          sam.liftCard();
          card = citizen.key;
          sam.placeCard(cardOf(citizen));
          return;
        }
        case 'liftCard':
          return sam.liftCard();
        case 'pullCardDuringNextRead':
          return sam.pullCardDuringNextRead();
        case 'unplugReader':
          await plug.pull();
          plugged = false;
          return notify();
        case 'plugReader':
          await plug.plugIn();
          plugged = true;
          return notify();
      }
    },
    close: () => plug.close(),
  };
}
