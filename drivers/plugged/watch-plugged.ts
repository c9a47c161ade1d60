import { nothingPlugged, type PluggedLister, type PluggedSight } from './plugged-device.ts';

export interface PluggedWatch {
  stop(): void;
}

export interface PluggedWatchOptions {
  readonly listers: readonly PluggedLister[];
  onChange(sight: PluggedSight): void;
  readonly everyMs?: number;
}

/**
 * What is plugged in, by comparing looks: attach events get lost over suspends, hubs and drivers, a look does not. One
 * look waits for the one before, so that a bus that hangs is asked once.
 */
export function watchPlugged({ listers, onChange, everyMs = 3_000 }: PluggedWatchOptions): PluggedWatch {
  let seen = JSON.stringify(nothingPlugged);
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const sights = await Promise.all(listers.map((lister) => lister.list().catch(unlooked)));
    if (isStopped) return;
    const sight = {
      devices: sights.flatMap(({ devices }) => devices).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      hints: sights.flatMap(({ hints }) => hints),
    };
    const told = JSON.stringify(sight);
    if (told !== seen) onChange(sight);
    seen = told;
    timer = setTimeout(() => void look(), everyMs);
  };
  void look();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function unlooked(error: unknown): PluggedSight {
  return { devices: [], hints: [String(error)] };
}
