import { all, at, documentRoot, positive, text } from './escl-document.ts';
import type { ScannerOffer, ScanRequest, SourceOffer } from './port.ts';

/** What one way of feeding can do. */
export interface SourceCapabilities {
  /** In 1/300 inch; null when not said. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
  /** Empty when the device gives a range or nothing. */
  readonly resolutionsDpi: readonly number[];
  readonly resolutionRange: { readonly min: number; readonly max: number } | null;
  /** Empty when not said. */
  readonly colourModes: readonly string[];
}

export interface ScannerCapabilities {
  readonly version: string;
  readonly model: string;
  readonly platen: SourceCapabilities | null;
  readonly feeder: SourceCapabilities | null;
  readonly feederDuplex: boolean;
}

/** Null for what is no ScannerCapabilities document. */
export function parseCapabilities(xml: string): ScannerCapabilities | null {
  const root = documentRoot(xml, 'ScannerCapabilities');
  if (root === null) return null;
  const simplex = sourceOf(at(root, 'Adf', 'AdfSimplexInputCaps'));
  const duplex = sourceOf(at(root, 'Adf', 'AdfDuplexInputCaps'));
  const options = all(at(root, 'Adf', 'AdfOptions', 'AdfOption')).map(text);
  return {
    version: text(at(root, 'Version')) ?? '2.0',
    model: text(at(root, 'MakeAndModel')) ?? '',
    platen: sourceOf(at(root, 'Platen', 'PlatenInputCaps')),
    feeder: simplex ?? duplex,
    // Vendors say it one way, the other, or both.
    feederDuplex: duplex !== null || (simplex !== null && options.includes('Duplex')),
  };
}

/** The way in for this request: the only one there is, or the one that was asked for. */
export function sourceFor(request: ScanRequest, capabilities: ScannerCapabilities | null): ScanRequest['source'] {
  if (capabilities === null || (capabilities.feeder === null) === (capabilities.platen === null)) return request.source;
  return capabilities.feeder === null ? 'platen' : 'feeder';
}

/** The wanted one, else the next finer one, else the finest there is. */
export function resolutionFor(wantedDpi: number, source: SourceCapabilities | null): number {
  const range = source?.resolutionRange ?? null;
  if (range !== null) return Math.min(Math.max(wantedDpi, range.min), range.max);
  const offered = source?.resolutionsDpi ?? [];
  return offered.find((dpi) => dpi >= wantedDpi) ?? offered.at(-1) ?? wantedDpi;
}

/** A device that names its modes gets one of them, even where the request would like another. */
export function colourModeFor(wanted: ScanRequest['colour'], source: SourceCapabilities | null): string {
  const order = wanted === 'grey' ? ['Grayscale8', 'RGB24'] : ['RGB24', 'Grayscale8'];
  const modes = source?.colourModes ?? [];
  return order.find((mode) => modes.includes(mode)) ?? order[0] ?? 'RGB24';
}

export function offerOf(capabilities: ScannerCapabilities): ScannerOffer {
  const { model, feeder, platen, feederDuplex } = capabilities;
  const sources: SourceOffer[] = [];
  if (feeder !== null) sources.push({ source: 'feeder', duplex: feederDuplex, ...lookOffer(feeder) });
  if (platen !== null) sources.push({ source: 'platen', duplex: false, ...lookOffer(platen) });
  return { model, sources };
}

function lookOffer(source: SourceCapabilities): Omit<SourceOffer, 'source' | 'duplex'> {
  const dpis = [150, 200, 300] as const;
  const modes = [colourModeFor('colour', source), colourModeFor('grey', source)];
  return {
    colours: (['colour', 'grey'] as const).filter((colour) =>
      modes.includes(colour === 'colour' ? 'RGB24' : 'Grayscale8'),
    ),
    resolutionsDpi: dpis.filter((dpi) => resolutionFor(dpi, source) === dpi),
    maxWidthMm: millimetres(source.maxWidth),
    maxHeightMm: millimetres(source.maxHeight),
  };
}

function millimetres(threeHundredths: number | null): number | null {
  return threeHundredths === null ? null : Math.round((threeHundredths / 300) * 25.4);
}

function sourceOf(caps: unknown): SourceCapabilities | null {
  if (typeof caps !== 'object' || caps === null) return null;
  const profiles = all(at(caps, 'SettingProfiles', 'SettingProfile'));
  return {
    maxWidth: positive(at(caps, 'MaxWidth')),
    maxHeight: positive(at(caps, 'MaxHeight')),
    resolutionsDpi: [...new Set(profiles.flatMap(discreteResolutions))].toSorted((a, b) => a - b),
    resolutionRange: profiles.map(rangeOf).find((range) => range !== null) ?? null,
    colourModes: profiles
      .flatMap((profile) => all(at(profile, 'ColorModes', 'ColorMode')))
      .flatMap((mode) => text(mode) ?? []),
  };
}

function discreteResolutions(profile: unknown): readonly number[] {
  const entries = all(at(profile, 'SupportedResolutions', 'DiscreteResolutions', 'DiscreteResolution'));
  return entries.flatMap((entry) => positive(at(entry, 'XResolution')) ?? []);
}

function rangeOf(profile: unknown): { readonly min: number; readonly max: number } | null {
  const range = at(profile, 'SupportedResolutions', 'ResolutionRange', 'XResolutionRange');
  const min = positive(at(range, 'Min'));
  const max = positive(at(range, 'Max'));
  return min !== null && max !== null && min <= max ? { min, max } : null;
}
