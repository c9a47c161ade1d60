import { useRef } from 'react';
import type { DeviceStatusView } from '../../../preload/contract-devices.ts';
import { useTopic } from '../../bridge/hooks.ts';
import { type KioskState, kioskState, settled } from './kiosk-services.ts';

/** null until the devices were heard of. */
export function useKioskState(): KioskState | null {
  const devices = useTopic('devices', 'deviceStates');
  const before = useRef<readonly DeviceStatusView[]>([]);
  if (devices === null) return null;
  before.current = settled(before.current, devices);
  return kioskState(before.current);
}
