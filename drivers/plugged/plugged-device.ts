/** Something that is plugged into this machine, whether the product can use it or not. */
export interface PluggedDevice {
  /** The same as long as it stays plugged in; its address where it can be used. */
  readonly key: string;
  readonly bus: 'serial' | 'hid' | 'usb-printer';
  /** What it calls itself, else its ids. */
  readonly label: string;
  /** What the drivers take, by class; empty: seen, but not supported. */
  readonly uses: readonly PluggedUse[];
  /** Why it can't be used, for whoever looks after the machine; null where it can. */
  readonly unsupported: string | null;
}

export interface PluggedUse {
  readonly deviceClass: 'card-reader' | 'code-scanner' | 'receipt-printer';
  readonly address: string;
}

export interface PluggedSight {
  readonly devices: readonly PluggedDevice[];
  /** Buses that could not be looked at, and what to install. */
  readonly hints: readonly string[];
}

export const nothingPlugged: PluggedSight = { devices: [], hints: [] };

/** One bus. Never rejects for the outside's sake: what could not be looked at is a hint. */
export interface PluggedLister {
  list(): Promise<PluggedSight>;
}
