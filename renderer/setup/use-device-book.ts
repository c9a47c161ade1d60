import { useEffect, useState } from 'react';
import type { DeviceSettings } from '../../main/domain/device-settings.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { DeviceBookView, FoundDevices } from '../../preload/contract-devices.ts';
import { call } from '../bridge/client.ts';
import { useCall } from '../bridge/hooks.ts';

/** What was chosen and what was found, for one device after the other: a choice is kept at once. */
export function useDeviceBook() {
  const asked = useCall('deviceSettings', {});
  const [book, setBook] = useState<DeviceBookView | null>(null);
  const [found, setFound] = useState<FoundDevices | null>(null);
  const [busy, setBusy] = useState<'finding' | 'saving' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (asked.value) setBook(asked.value);
  }, [asked.value]);

  async function find(): Promise<void> {
    setBusy('finding');
    const reply = await call('findDevices', {}).finally(() => setBusy(null));
    if (reply.ok) setFound(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }

  async function choose(next: Partial<DeviceSettings>): Promise<void> {
    if (!book) return;
    setBusy('saving');
    const settings = { ...book.settings, ...next };
    const reply = await call('saveDeviceSettings', { settings }).finally(() => setBusy(null));
    if (reply.ok) setBook(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }

  return { book, found, busy, failure: failure ?? asked.failure, find, choose } as const;
}
