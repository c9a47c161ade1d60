import { contextBridge, ipcRenderer } from 'electron';
import type { DisplayBridge } from './contract-display.ts';

/** The second window's bridge: its own channel, and no way to the staff's. */
const bridge: DisplayBridge = {
  call: (method, input) => ipcRenderer.invoke('display-call', method, input),
  subscribe(listener) {
    const onPush = (_event: unknown, topic: 'view', value: unknown): void => listener(topic, value);
    ipcRenderer.on('display-push', onPush);
    return () => void ipcRenderer.removeListener('display-push', onPush);
  },
};

contextBridge.exposeInMainWorld('displayBridge', bridge);
