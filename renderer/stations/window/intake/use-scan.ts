import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { ScanChoice } from '../../../../main/domain/scan-choice.ts';
import { call, onTopic } from '../../../bridge/client.ts';

export interface ScanWish {
  readonly materialCode: string;
  readonly how: ScanChoice;
  /** Address of the page that is taken anew. */
  readonly replaces?: string;
}
interface ScanUnderWay extends ScanWish {
  readonly pageCount: number;
}
interface Interruption extends ScanUnderWay {
  readonly failure: Failure;
}

/** One scan at a time; pages appear in the draft as they come, their number is told by the main process. */
export function useScan(draftId: string, onBegin: (materialCode: string) => void) {
  const [underWay, setUnderWay] = useState<ScanUnderWay | null>(null);
  const [interruption, setInterruption] = useState<Interruption | null>(null);
  const [isSameAgain, setSameAgain] = useState(false);
  const isScanning = useRef(false);
  useEffect(
    () =>
      onTopic('scan', (page) => {
        if (page.draftId !== draftId) return;
        setUnderWay((before) => before && { ...before, pageCount: page.pageNumber });
      }),
    [draftId],
  );
  const scan = async ({ materialCode, how, replaces }: ScanWish) => {
    if (isScanning.current) return;
    isScanning.current = true;
    const wish = { materialCode, how, replaces };
    onBegin(materialCode);
    setInterruption(null);
    setSameAgain(false);
    setUnderWay({ ...wish, pageCount: 0 });
    try {
      const scanned = await call('scanMaterial', { draftId, materialCode, ...how, replaces });
      if (!scanned.ok) setInterruption({ ...wish, failure: scanned.failure, pageCount: 0 });
      else {
        const { interruptedBy: failure, pageCount, pages } = scanned.value;
        if (failure) setInterruption({ ...wish, failure, pageCount });
        setSameAgain(replaces !== undefined && pages.length > 0 && pages.every(({ isNew }) => !isNew));
      }
    } finally {
      isScanning.current = false;
      setUnderWay(null);
    }
  };
  return { underWay, interruption, isSameAgain, scan };
}
