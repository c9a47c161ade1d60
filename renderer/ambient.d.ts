/// <reference types="vite/client" />

interface Window {
  /** Put there by the sandboxed preload script; absent in the browser host, which speaks WebSocket. */
  readonly terminalBridge?: import('../preload/contract.ts').Bridge;
  /** The same on the second screen. */
  readonly displayBridge?: import('../preload/contract-display.ts').DisplayBridge;
}
