import type { DisplayPush } from '../../preload/contract-display.ts';
import type { DisplayDoor } from '../display/open-display.ts';

/** 第二屏 of whichever terminal has its turn: the same pages, taken from one to the other. */
export interface DisplayBetween {
  readonly door: DisplayDoor;
  turnTo(next: DisplayDoor): Promise<void>;
}

export function displayBetween(first: DisplayDoor): DisplayBetween {
  let current = first;
  const listeners = new Set<(topic: 'view', value: DisplayPush) => void>();
  const pages = new Set<{ leave: () => void }>();
  const tell = (value: DisplayPush): void => {
    for (const listener of [...listeners]) listener('view', value);
  };
  const follow = () => current.onPush((_topic, value) => tell(value));
  let stop = follow();
  return {
    door: {
      api: { call: (method, input) => current.api.call(method, input) },
      files: { read: (path) => current.files.read(path) },
      onPush(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      attach() {
        const page = { leave: current.attach() };
        pages.add(page);
        return () => {
          pages.delete(page);
          page.leave();
        };
      },
    },
    async turnTo(next) {
      stop();
      for (const page of pages) {
        page.leave();
        page.leave = next.attach();
      }
      current = next;
      stop = follow();
      const shown = await next.api.call('displayView', {});
      if (shown.ok) tell(shown.value as DisplayPush);
    },
  };
}
