import { XMLParser } from 'fast-xml-parser';
import type { DeviceTrouble } from '../device-status.ts';
import type { ScanRequest } from './port.ts';

/** What one way of feeding can do. */
export interface SourceCapabilities {
  /** In 1/300 inch; null when not said. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
  /** Empty when the device gives a range or nothing. */
  readonly resolutionsDpi: readonly number[];
  readonly colourModes: readonly string[];
}

export interface ScannerCapabilities {
  readonly version: string;
  readonly model: string;
  readonly platen: SourceCapabilities | null;
  readonly feeder: SourceCapabilities | null;
}

export interface ScannerState {
  /** pwg:State, raw: Idle, Processing, Testing, Stopped, Down. */
  readonly state: string;
  /** scan:AdfState, raw; null for devices without a feeder and for those that don't say. */
  readonly adfState: string | null;
}

/** Appendix C: the element set and order that clients in the field send. A4 in 1/300 inch. */
export function scanSettings(request: ScanRequest, capabilities: ScannerCapabilities | null): string {
  const source = request.source === 'feeder' ? capabilities?.feeder : capabilities?.platen;
  const width = Math.min(a4.width, source?.maxWidth ?? a4.width);
  const height = Math.min(a4.height, source?.maxHeight ?? a4.height);
  const resolution = nearestResolution(request.resolutionDpi, source?.resolutionsDpi ?? []);
  const colour = request.colour === 'grey' ? 'Grayscale8' : 'RGB24';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<scan:ScanSettings xmlns:pwg="${pwgNamespace}" xmlns:scan="${scanNamespace}">`,
    `<pwg:Version>${plainVersion(capabilities?.version)}</pwg:Version>`,
    '<pwg:ScanRegions><pwg:ScanRegion>',
    '<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>',
    `<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>${width}</pwg:Width><pwg:Height>${height}</pwg:Height>`,
    '</pwg:ScanRegion></pwg:ScanRegions>',
    // HP M277 knows pwg:InputSource only, so never scan:InputSource (devices §5.1).
    `<pwg:InputSource>${request.source === 'feeder' ? 'Feeder' : 'Platen'}</pwg:InputSource>`,
    `<scan:ColorMode>${colour}</scan:ColorMode>`,
    '<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>',
    `<scan:XResolution>${resolution}</scan:XResolution><scan:YResolution>${resolution}</scan:YResolution>`,
    '</scan:ScanSettings>',
  ].join('\n');
}

/** Null for what is no ScannerCapabilities document. */
export function parseCapabilities(xml: string): ScannerCapabilities | null {
  const root = parsed(xml, 'ScannerCapabilities');
  if (root === null) return null;
  return {
    version: text(at(root, 'Version')) ?? '2.0',
    model: text(at(root, 'MakeAndModel')) ?? '',
    platen: sourceOf(at(root, 'Platen', 'PlatenInputCaps')),
    feeder: sourceOf(at(root, 'Adf', 'AdfSimplexInputCaps')),
  };
}

/** Null for what is no ScannerStatus document. */
export function parseStatus(xml: string): ScannerState | null {
  const root = parsed(xml, 'ScannerStatus');
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
const maxXmlLength = 262_144;

/**
 * Device XML is foreign input: no entities, no document type, no numbers guessed from text. Prefixes differ between
 * vendors and are dropped; the element names do not.
 */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  htmlEntities: false,
});

function parsed(xml: string, rootName: string): unknown {
  if (xml.length > maxXmlLength || /<!DOCTYPE|<!ENTITY/i.test(xml)) return null;
  try {
    return at(parser.parse(xml), rootName) ?? null;
  } catch {
    return null;
  }
}

function at(node: unknown, ...path: readonly string[]): unknown {
  let here = node;
  for (const name of path) {
    const first: unknown = Array.isArray(here) ? here[0] : here;
    if (typeof first !== 'object' || first === null || !Object.hasOwn(first, name)) return undefined;
    here = (first as Readonly<Record<string, unknown>>)[name];
  }
  return here;
}

function text(node: unknown): string | null {
  const first: unknown = Array.isArray(node) ? node[0] : node;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
}

function all(node: unknown): readonly unknown[] {
  if (node === undefined) return [];
  return Array.isArray(node) ? node : [node];
}

function sourceOf(caps: unknown): SourceCapabilities | null {
  if (typeof caps !== 'object' || caps === null) return null;
  const profiles = all(at(caps, 'SettingProfiles', 'SettingProfile'));
  return {
    maxWidth: positive(text(at(caps, 'MaxWidth'))),
    maxHeight: positive(text(at(caps, 'MaxHeight'))),
    resolutionsDpi: profiles.flatMap(discreteResolutions).toSorted((a, b) => a - b),
    colourModes: profiles
      .flatMap((profile) => all(at(profile, 'ColorModes', 'ColorMode')))
      .flatMap((mode) => text(mode) ?? []),
  };
}

function discreteResolutions(profile: unknown): readonly number[] {
  const entries = all(at(profile, 'SupportedResolutions', 'DiscreteResolutions', 'DiscreteResolution'));
  return entries.flatMap((entry) => positive(text(at(entry, 'XResolution'))) ?? []);
}

function positive(digits: string | null): number | null {
  return digits !== null && /^[1-9]\d{0,5}$/.test(digits) ? Number(digits) : null;
}

/** The wanted one, else the next finer one, else the finest there is. */
function nearestResolution(wantedDpi: number, offeredDpi: readonly number[]): number {
  return offeredDpi.find((dpi) => dpi >= wantedDpi) ?? offeredDpi.at(-1) ?? wantedDpi;
}

/** Goes back into XML: only what is a version number. */
function plainVersion(version: string | undefined): string {
  return version !== undefined && /^\d+\.\d+$/.test(version) ? version : '2.0';
}
