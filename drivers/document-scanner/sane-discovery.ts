import type { FoundScanner, ScannerDiscovery } from './discovery.ts';
import { runScanimage } from './sane-process.ts';

/** Scanners that SANE sees by itself. Without `scanimage` there are none. */
export function saneDiscovery(program = 'scanimage'): ScannerDiscovery {
  return {
    async find(limitMs) {
      const end = await runScanimage({ program, args: ['-f', '%d\t%v\t%m%n'], silenceMs: limitMs });
      return end.outcome === 'ended' && end.exitCode === 0 ? end.output.split('\n').flatMap(foundIn) : [];
    },
  };
}

function foundIn(line: string): readonly FoundScanner[] {
  const [device, vendor, model] = line.split('\t');
  if (!device || model === undefined) return [];
  return [{ address: `sane:${device}`, name: `${vendor} ${model}`.trim() }];
}
