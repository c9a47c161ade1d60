import { useEffect, useState } from 'react';

interface BatteryManager extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}

export interface Battery {
  /** 0 to 100. */
  readonly percent: number;
  readonly isCharging: boolean;
}

/** Chromium's Battery Status; null where there is no battery, or where nobody may know. */
export function useBattery(): Battery | null {
  const [battery, setBattery] = useState<Battery | null>(null);
  useEffect(() => {
    const asked = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery?.();
    let stop = () => {};
    asked?.then(
      (manager) => {
        const look = () => setBattery({ percent: Math.round(manager.level * 100), isCharging: manager.charging });
        look();
        manager.addEventListener('levelchange', look);
        manager.addEventListener('chargingchange', look);
        stop = () => {
          manager.removeEventListener('levelchange', look);
          manager.removeEventListener('chargingchange', look);
        };
      },
      () => setBattery(null),
    );
    return () => stop();
  }, []);
  return battery;
}
