import type { Input, Output } from '../../preload/contract.ts';
import { ok, type Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { mayArrange } from './setup-step.ts';

type Certificates = Output<'scannerCertificates'>;

/** Which scanners this machine has met, by their certificates; another one at the same address is not talked to. */
export async function scannerCertificates(parts: TerminalParts): Promise<Result<Certificates>> {
  const allowed = mayArrange(parts);
  return allowed.ok ? ok(await certificatesOf(parts)) : allowed;
}

/** Staff know that the scanner was exchanged or repaired; the next certificate seen there is remembered instead. */
export async function forgetScannerCertificate(
  parts: TerminalParts,
  { place }: Input<'forgetScannerCertificate'>,
): Promise<Result<Certificates>> {
  const allowed = mayArrange(parts);
  if (!allowed.ok) return allowed;
  const forgotten = await parts.deviceBook.forgetScannerPin(place);
  if (!forgotten.ok) return forgotten;
  parts.log.warn({ operatorId: allowed.value.operatorId, place }, 'scanner certificate forgotten');
  return ok(await certificatesOf(parts));
}

async function certificatesOf({ deviceBook, devices }: TerminalParts): Promise<Certificates> {
  const pins = await deviceBook.scannerPins();
  return {
    isReadable: pins !== null,
    isRefused: devices.statuses().some(({ fault }) => fault?.kind === 'certificate-changed'),
    known: Object.entries(pins ?? {}).map(([place, fingerprint]) => ({ place, fingerprint })),
  };
}
