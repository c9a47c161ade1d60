import { createSignal } from '../../desk/signal.ts';
import type { Light } from '../../theme.ts';

/** 阳光模式: black on white, chosen once on each device. No personal data. */
const key = 'agent-light';

export const currentLight = createSignal<Light>(remembered());

export function chooseLight(light: Light): void {
  currentLight.set(light);
  try {
    localStorage.setItem(key, light);
  } catch {
    // A full or forbidden store: it is chosen again the next day.
  }
}

function remembered(): Light {
  try {
    return localStorage.getItem(key) === 'sunlight' ? 'sunlight' : 'usual';
  } catch {
    return 'usual';
  }
}
