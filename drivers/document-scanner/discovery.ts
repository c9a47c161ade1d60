/** A scanner that answered, for the list in the settings. */
export interface FoundScanner {
  /** What the driver takes: `https://host:port/eSCL`, `sane:DEVICE`. */
  readonly address: string;
  readonly name: string;
}

/** Looks for scanners. Networks that know no multicast find nothing: an address can always be typed in instead. */
export interface ScannerDiscovery {
  /** Whatever answered within the limit; never fails. */
  find(limitMs: number): Promise<readonly FoundScanner[]>;
}

export function findWithAll(ways: readonly ScannerDiscovery[]): ScannerDiscovery {
  return {
    async find(limitMs) {
      const found = await Promise.all(ways.map((way) => way.find(limitMs).catch(() => [])));
      return found.flat().toSorted((a, b) => a.name.localeCompare(b.name) || a.address.localeCompare(b.address));
    },
  };
}
