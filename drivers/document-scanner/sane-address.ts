/**
 * `sane:DEVICE`, with options of the back end behind a question mark: `sane:fujitsu:ScanSnap iX500:1?swdeskew=yes`.
 * DEVICE is what `scanimage -L` prints.
 */
export interface SaneAddress {
  readonly device: string;
  readonly options: readonly string[];
}

/** Options of the program itself, and those that the driver chooses by the request. */
const notForAddresses =
  /^(device-name|format|icc-profile|list-devices|formatted-device-list|batch.*|accept-.*|progress|output-file|dont-scan|test|all-options|help|verbose|buffer-size|version|source|mode|resolution)$/;

export function parseSaneAddress(address: string): SaneAddress | null {
  if (!address.startsWith('sane:')) return null;
  const [device = '', query = ''] = address.slice('sane:'.length).split('?', 2);
  if (device === '' || device.startsWith('-')) return null;
  const options: string[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    if (!/^[a-z][a-z0-9-]+$/.test(name) || notForAddresses.test(name)) return null;
    options.push(`--${name}=${value}`);
  }
  return { device, options };
}
