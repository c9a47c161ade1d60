import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call, onTopic } from '../../../bridge/client.ts';

interface ScanUnderWay {
  readonly materialCode: string;
  readonly pageCount: number;
}
interface Interruption extends ScanUnderWay {
  readonly failure: Failure;
}

/** One scan at a time; pages appear in the draft as they come, their number is told by the main process. */
export function useScan(draftId: string, onBegin: (materialCode: string) => void) {
  const [underWay, setUnderWay] = useState<ScanUnderWay | null>(null);
  const [interruption, setInterruption] = useState<Interruption | null>(null);
  const isScanning = useRef(false);
  useEffect(
    () =>
      onTopic('scan', (page) => {
        if (page.draftId !== draftId) return;
        setUnderWay((before) => before && { ...before, pageCount: page.pageNumber });
      }),
    [draftId],
  );
  const scan = async (materialCode: string, source: 'feeder' | 'platen') => {
    if (isScanning.current) return;
    isScanning.current = true;
    onBegin(materialCode);
    setInterruption(null);
    setUnderWay({ materialCode, pageCount: 0 });
    try {
      const scanned = await call('scanMaterial', { draftId, materialCode, source });
      if (!scanned.ok) setInterruption({ materialCode, failure: scanned.failure, pageCount: 0 });
      else if (scanned.value.interruptedBy) {
        const { interruptedBy: failure, pageCount } = scanned.value;
        setInterruption({ materialCode, failure, pageCount });
      }
    } finally {
      isScanning.current = false;
      setUnderWay(null);
    }
  };
  return { underWay, interruption, scan };
}
