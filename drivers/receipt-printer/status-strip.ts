import type { DeviceStatus } from '../device-status.ts';

/** The last word on a device's state, told to listeners when it changes. */
export interface StatusStrip {
  now(): DeviceStatus;
  show(state: Pick<DeviceStatus, 'condition' | 'trouble'> & Partial<Pick<DeviceStatus, 'warnings' | 'fault'>>): void;
  listen(listener: (status: DeviceStatus) => void): () => void;
  /** Nobody is told anything after this. */
  end(): void;
}

export function createStatusStrip(device: Pick<DeviceStatus, 'deviceClass' | 'name' | 'where'>): StatusStrip {
  const listeners = new Set<(status: DeviceStatus) => void>();
  let status: DeviceStatus = { ...device, condition: 'opening', trouble: null, warnings: [] };
  let ended = false;
  return {
    now: () => status,
    show({ condition, trouble, warnings = [], fault = null }) {
      const isSame =
        condition === status.condition &&
        trouble === status.trouble &&
        warnings.join() === status.warnings.join() &&
        fault?.detail === status.fault?.detail;
      if (ended || isSame) return;
      status = { ...device, condition, trouble, warnings, fault };
      for (const listener of listeners) listener(status);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end() {
      ended = true;
      listeners.clear();
    },
  };
}
