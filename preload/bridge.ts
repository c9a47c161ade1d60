import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Topic } from './contract.ts';

/** The sandboxed bridge: two functions, no objects of Electron or Node, nothing else. */
const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke('call', method, input),
  subscribe(listener) {
    const onPush = (_event: unknown, topic: Topic, value: unknown): void => listener(topic, value);
    ipcRenderer.on('push', onPush);
    return () => void ipcRenderer.removeListener('push', onPush);
  },
};

contextBridge.exposeInMainWorld('terminalBridge', bridge);
