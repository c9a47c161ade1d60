import { useEffect, useRef, useState } from 'react';
import type { PageRef } from '../../../../main/domain/application.ts';
import { call } from '../../../bridge/client.ts';

interface PlaceOfPages {
  readonly draftId: string;
  readonly materialCode: string;
}

/**
 * The order of a material's pages: shown at once as the clerk wishes it, so that quick presses count from what is seen,
 * and as the main process holds it from its next word on.
 */
export function usePageOrder({ draftId, materialCode }: PlaceOfPages, pages: readonly PageRef[]) {
  const held = pages.map(({ sha256 }) => sha256);
  const [wished, setWished] = useState<readonly string[] | null>(null);
  const order = wished !== null && isSamePages(wished, held) ? wished : held;
  const newest = useRef({ order, held });
  newest.current = { order, held };
  const inFlight = useRef(0);

  const heldKey = held.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the main process has spoken
  useEffect(() => {
    if (inFlight.current === 0) setWished(null);
  }, [heldKey]);

  const move = async (sha256: string, by: -1 | 1): Promise<void> => {
    const before = newest.current.order;
    const to = before.indexOf(sha256) + by;
    if (to < 0 || to >= before.length) return;
    const after = before.filter((one) => one !== sha256).toSpliced(to, 0, sha256);
    newest.current = { ...newest.current, order: after };
    setWished(after);
    inFlight.current += 1;
    const moved = await call('movePage', { draftId, materialCode, sha256, to }).finally(() => {
      inFlight.current -= 1;
    });
    const isShown = newest.current.held.join(' ') === newest.current.order.join(' ');
    if (inFlight.current === 0 && (!moved.ok || isShown)) setWished(null);
  };
  const pageOf = new Map(pages.map((page) => [page.sha256, page]));
  return { ordered: order.flatMap((sha256) => pageOf.get(sha256) ?? []), move };
}

function isSamePages(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((sha256) => other.includes(sha256));
}
