import type { DiskRoom } from '../preload/contract-ease.ts';
import { diskStateOf } from './domain/disk-room.ts';
import type { TerminalParts } from './usecases/parts.ts';

export interface DiskWatch {
  /** Now rather than at the next look. */
  look(): void;
  stop(): void;
}

const everyMs = 30_000;

export async function diskRoom(parts: Pick<TerminalParts, 'freeBytes'>): Promise<DiskRoom> {
  const freeBytes = await parts.freeBytes();
  return { freeBytes, state: diskStateOf(freeBytes) };
}

/** Tells the screens when the room on the disk becomes another matter, before an acceptance finds out. */
export function watchDisk(parts: Pick<TerminalParts, 'freeBytes' | 'publish' | 'log'>): DiskWatch {
  let told: DiskRoom['state'] | null = null;
  const look = (): void =>
    void diskRoom(parts).then(
      (room) => {
        if (room.state === told) return;
        told = room.state;
        parts.publish('disk', room);
      },
      (error: unknown) => parts.log.warn({ error: String(error) }, 'the room on the disk could not be asked for'),
    );
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
