import { useEffect, useState } from 'react';

interface BatteryManager extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
  /** Seconds. */
  readonly chargingTime: number;
  readonly dischargingTime: number;
}

export interface Battery {
  /** 0 to 100. */
  readonly percent: number;
  readonly isCharging: boolean;
  /** Full and on mains; where there is no battery at all Chromium says the very same. */
  readonly isOnMains: boolean;
}

/** Chromium's Battery Status; null where there is no battery, or where nobody may know. */
export function useBattery(): Battery | null {
  const [battery, setBattery] = useState<Battery | null>(null);
  useEffect(() => {
    const asked = (navigator as { getBattery?: () => Promise<BatteryManager> }).getBattery?.();
    let stop = () => {};
    asked?.then(
      (manager) => {
        const look = () => {
          const { level, charging, chargingTime, dischargingTime } = manager;
          const isOnMains =
            charging && level === 1 && chargingTime === 0 && dischargingTime === Number.POSITIVE_INFINITY;
          setBattery({ percent: Math.round(level * 100), isCharging: charging, isOnMains });
        };
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
