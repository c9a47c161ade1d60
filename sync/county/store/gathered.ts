export interface GatheringLimits<Ask> {
  /** How many groups may be on their way together. */
  readonly groupsAtOnce: number;
  readonly mostAsks: number;
  /** A group is closed before it gets heavier than this; one ask alone may be. */
  readonly mostWeight?: number;
  readonly weigh?: (ask: Ask) => number;
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly answered: PromiseWithResolvers<Answer>;
}

/**
 * Calls that come at the same moment, or while others are on their way, go together in one: a busy county asks its
 * database in groups, an idle one at once and singly. `answerAll` gives an answer to each ask, in their order; when it
 * throws, each of the group is told.
 *
 *   ask --> waiting --(end of this turn of the event loop, a group is free)--> answerAll --> each caller its own answer
 */
export function gathered<Ask, Answer>(
  limits: GatheringLimits<Ask>,
  answerAll: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
): (ask: Ask) => Promise<Answer> {
  const { groupsAtOnce, mostAsks, mostWeight = Number.POSITIVE_INFINITY, weigh = () => 0 } = limits;
  let waiting: Waiting<Ask, Answer>[] = [];
  let underWay = 0;
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || underWay >= groupsAtOnce || waiting.length === 0) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      while (underWay < groupsAtOnce && waiting.length > 0) void send(nextGroup());
    });
  }

  function nextGroup(): readonly Waiting<Ask, Answer>[] {
    let weight = 0;
    const past = waiting.findIndex(({ ask }, index) => {
      weight += weigh(ask);
      return index >= mostAsks || (index > 0 && weight > mostWeight);
    });
    const group = past === -1 ? waiting : waiting.slice(0, past);
    waiting = past === -1 ? [] : waiting.slice(past);
    return group;
  }

  async function send(group: readonly Waiting<Ask, Answer>[]): Promise<void> {
    underWay += 1;
    try {
      const answers = await answerAll(group.map(({ ask }) => ask));
      if (answers.length !== group.length) throw new Error(`${group.length} asked, ${answers.length} answered`);
      for (const [index, { answered }] of group.entries()) answered.resolve(answers[index] as Answer);
    } catch (error) {
      for (const { answered } of group) answered.reject(error);
    } finally {
      underWay -= 1;
      plan();
    }
  }

  return (ask) => {
    const answered = Promise.withResolvers<Answer>();
    waiting.push({ ask, answered });
    plan();
    return answered.promise;
  };
}
