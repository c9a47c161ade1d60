import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import type { Input, Method, Output, Reply, Topic, TopicValue } from '../../preload/contract.ts';
import { BridgeLost } from './bridge-lost.ts';
import { call, onLink, onTopic } from './client.ts';

/** The latest value of a topic, asked for once with `initial` and again after each reconnection; null until known. */
export function useTopic<T extends Topic, M extends Method>(topic: T, initial: M): TopicValue<T> | null {
  const [value, setValue] = useState<TopicValue<T> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const stopTopic = onTopic(topic, setValue);
    const stopLink = onLink((isUp) => {
      if (!isUp) return;
      void call(initial, {} as Input<M>).then(
        (reply) => {
          if (isCurrent && reply.ok) setValue(reply.value as TopicValue<T>);
        },
        () => undefined, // the link broke again: the next reconnection asks once more
      );
    });
    return () => {
      isCurrent = false;
      stopTopic();
      stopLink();
    };
  }, [topic, initial]);
  return value;
}

/** Whether the main process can be reached. */
export function useLink(): boolean {
  const [isUp, setUp] = useState(true);
  useEffect(() => onLink(setUp), []);
  return isUp;
}

export interface Asked<M extends Method> {
  readonly value: Output<M> | null;
  readonly failure: Failure | null;
  /** Asked, and not answered yet; what is shown meanwhile answers an older question. */
  readonly isWaiting: boolean;
  readonly again: () => void;
}

/** A call made for display, repeated when its input changes. `null` as input: nothing to ask yet. */
export function useCall<M extends Method>(method: M, input: Input<M> | null): Asked<M> {
  const [answer, setAnswer] = useState<Reply<M> | null>(null);
  const [isWaiting, setWaiting] = useState(input !== null);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the wish to ask again
  useEffect(() => {
    if (key === 'null') {
      setAnswer(null);
      setWaiting(false);
      return;
    }
    let isCurrent = true;
    setWaiting(true);
    call(method, JSON.parse(key) as Input<M>).then(
      (reply) => {
        if (!isCurrent) return;
        setAnswer(reply);
        setWaiting(false);
      },
      (lost: unknown) => {
        if (!(lost instanceof BridgeLost)) throw lost;
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [method, key, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return {
    value: answer?.ok ? (answer.value as Output<M>) : null,
    failure: answer && !answer.ok ? answer.failure : null,
    isWaiting,
    again,
  };
}
