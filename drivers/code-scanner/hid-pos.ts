import { type CodeDecoder, type CodeEvent, maxCodeBytes } from './code-event.ts';

/**
 * Where a model keeps things in its 64-byte report (usage page 8C). The layout is the vendor's own, so each model is a row
 * (devices §5.4, one source each):
 *
 *   fx100   02 | length | data, 56         | 4 reserved | symbology | continued
 *   lsr118  02 | length | AIM id, 3 | data, 56 | 2 reserved         | continued
 */
export interface HidPosProfile {
  readonly dataAt: number;
  readonly aimAt: number | null;
}

const profiles: Readonly<Record<string, HidPosProfile>> = {
  fx100: { dataAt: 2, aimAt: null },
  lsr118: { dataAt: 5, aimAt: 2 },
};

export function hidPosProfile(name: string): HidPosProfile | null {
  return Object.hasOwn(profiles, name) ? (profiles[name] ?? null) : null;
}

/** Takes the stream of reports, cut anywhere, and joins what is continued. */
export function hidPosDecoder({ dataAt, aimAt }: HidPosProfile): CodeDecoder {
  const report = new Uint8Array(reportBytes);
  let filled = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  let aimId: string | null = null;

  const forget = () => {
    parts = [];
    length = 0;
    aimId = null;
  };
  const take = (events: CodeEvent[]) => {
    const dataLength = report[1] ?? 0;
    const ownAimId = aimAt === null ? null : aimIdAt(report, aimAt);
    if (report[0] !== reportId || dataLength > dataBytes) {
      forget();
      events.push({ kind: 'unreadable', why: 'damaged' });
      return;
    }
    // The rest of a code that another symbology interrupts never comes any more.
    if (parts.length > 0 && ownAimId !== aimId) {
      forget();
      events.push({ kind: 'unreadable', why: 'damaged' });
    }
    aimId = ownAimId;
    parts.push(report.slice(dataAt, dataAt + dataLength));
    length += dataLength;
    if (length > maxCodeBytes) {
      forget();
      events.push({ kind: 'unreadable', why: 'too-long' });
    } else if (report[continuedAt] === 0) {
      if (length > 0) events.push({ kind: 'code', bytes: Uint8Array.from(parts.flatMap((part) => [...part])), aimId });
      forget();
    }
  };

  return {
    // A gun sends the reports of one code within a few milliseconds of each other.
    pauseMs: 500,
    push: (bytes) => {
      const events: CodeEvent[] = [];
      for (const byte of bytes) {
        report[filled] = byte;
        filled += 1;
        if (filled < reportBytes) continue;
        filled = 0;
        take(events);
      }
      return events;
    },
    pause: () => {
      const isCut = parts.length > 0 || filled > 0;
      filled = 0;
      forget();
      return isCut ? [{ kind: 'unreadable', why: 'damaged' }] : [];
    },
  };
}

/** The gun's side: a code in its reports. */
export function encodeHidPos({ dataAt, aimAt }: HidPosProfile, data: Uint8Array, aimId = 'Q1'): Uint8Array[] {
  const reports: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < data.length; at += dataBytes) {
    const part = data.subarray(at, at + dataBytes);
    const report = new Uint8Array(reportBytes);
    report.set([reportId, part.length]);
    if (aimAt !== null) report.set(Buffer.from(`]${aimId}`, 'latin1'), aimAt);
    report.set(part, dataAt);
    report[continuedAt] = at + dataBytes < data.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
}

const reportBytes = 64;
const reportId = 0x02;
const dataBytes = 56;
const continuedAt = 63;

function aimIdAt(report: Uint8Array, at: number): string | null {
  const id = String.fromCharCode(...report.subarray(at, at + 3));
  return /^\][A-Za-z][0-9A-Za-z]$/.test(id) ? id.slice(1) : null;
}
