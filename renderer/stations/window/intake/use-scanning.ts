import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { type ScanChoice, scanChoiceFor } from '../../../../main/domain/scan-choice.ts';
import type { Scanning } from '../../../../preload/contract-papers.ts';
import { call } from '../../../bridge/client.ts';
import { useCall, useTopic } from '../../../bridge/hooks.ts';

export interface ScanningChoice {
  /** Null while the scanner hasn't said what it can do. */
  readonly offer: Scanning['offer'];
  /** How the next scan goes. */
  readonly choice: ScanChoice;
  readonly failure: Failure | null;
  choose(choice: ScanChoice): void;
}

/** Feeder or glass, one side or both: what this scanner can do, and what was chosen on this machine. */
export function useScanning(): ScanningChoice {
  const asked = useCall('scanning', {});
  const [picked, setPicked] = useState<ScanChoice | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const scanner = useTopic('devices', 'deviceStates')?.find(({ deviceClass }) => deviceClass === 'document-scanner');
  const isThere = scanner !== undefined && scanner.condition !== 'absent' && scanner.condition !== 'opening';
  const whichScanner = `${scanner?.where} ${isThere}`;
  const { again } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scanner, or one that has come, can do other things
  useEffect(() => again(), [whichScanner, again]);

  const offer = asked.value?.offer ?? null;
  return {
    offer,
    choice: scanChoiceFor(picked ?? asked.value?.chosen ?? null, offer),
    failure,
    choose(choice) {
      // It holds for this window at once; whether the machine can remember it is told.
      setPicked(choice);
      void call('chooseScanning', choice).then((reply) => setFailure(reply.ok ? null : reply.failure));
    },
  };
}
