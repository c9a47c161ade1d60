import type { DeviceTrouble } from '../device-status.ts';
import { colourModeFor, resolutionFor, type ScannerCapabilities, sourceFor } from './escl-capabilities.ts';
import { at, documentRoot, text } from './escl-document.ts';
import type { ScanRequest } from './port.ts';

export interface ScannerState {
  /** pwg:State, raw: Idle, Processing, Testing, Stopped, Down. */
  readonly state: string;
  /** scan:AdfState, raw; null for devices without a feeder and for those that don't say. */
  readonly adfState: string | null;
}

/** Appendix C: the element set and order that clients in the field send. A4 in 1/300 inch. */
export function scanSettings(request: ScanRequest, capabilities: ScannerCapabilities | null): string {
  const isFed = sourceFor(request, capabilities) === 'feeder';
  const source = (isFed ? capabilities?.feeder : capabilities?.platen) ?? null;
  const width = Math.min(a4.width, source?.maxWidth ?? a4.width);
  const height = Math.min(a4.height, source?.maxHeight ?? a4.height);
  const resolution = resolutionFor(request.resolutionDpi, source);
  const isDuplex = request.duplex === true && capabilities?.feederDuplex === true;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<scan:ScanSettings xmlns:pwg="${pwgNamespace}" xmlns:scan="${scanNamespace}">`,
    `<pwg:Version>${plainVersion(capabilities?.version)}</pwg:Version>`,
    '<pwg:ScanRegions><pwg:ScanRegion>',
    '<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>',
    `<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>${width}</pwg:Width><pwg:Height>${height}</pwg:Height>`,
    '</pwg:ScanRegion></pwg:ScanRegions>',
    // HP M277 knows pwg:InputSource only, so never scan:InputSource (devices §5.1).
    `<pwg:InputSource>${isFed ? 'Feeder' : 'Platen'}</pwg:InputSource>`,
    `<scan:ColorMode>${colourModeFor(request.colour, source)}</scan:ColorMode>`,
    '<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>',
    `<scan:XResolution>${resolution}</scan:XResolution><scan:YResolution>${resolution}</scan:YResolution>`,
    // A device that defaults to both sides must be told when one is wanted.
    ...(isFed ? [`<scan:Duplex>${isDuplex}</scan:Duplex>`] : []),
    '</scan:ScanSettings>',
  ].join('\n');
}

/** Null for what is no ScannerStatus document. */
export function parseStatus(xml: string): ScannerState | null {
  const root = documentRoot(xml, 'ScannerStatus');
  const state = text(at(root, 'State'));
  return root === null || state === null ? null : { state, adfState: text(at(root, 'AdfState')) };
}

/** What keeps the scanner from working; an empty feeder is none, it only matters to who wants to feed. */
export function troubleOf({ state, adfState }: ScannerState): DeviceTrouble | null {
  if (adfState !== null) {
    if (/Jam|Mispick|Multipick/.test(adfState)) return 'scanner/jammed';
    if (/DoorOpen|HatchOpen|CoverOpen/.test(adfState)) return 'scanner/cover-open';
  }
  return state === 'Stopped' || state === 'Down' ? 'scanner/offline' : null;
}

export function isFeederEmpty({ adfState }: ScannerState): boolean {
  return adfState !== null && /Empty/.test(adfState);
}

const pwgNamespace = 'http://www.pwg.org/schemas/2010/12/sm';
const scanNamespace = 'http://schemas.hp.com/imaging/escl/2011/05/03';
const a4 = { width: 2480, height: 3508 };

/** Goes back into XML: only what is a version number. */
function plainVersion(version: string | undefined): string {
  return version !== undefined && /^\d+\.\d+$/.test(version) ? version : '2.0';
}
