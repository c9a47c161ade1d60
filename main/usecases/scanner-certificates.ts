import type { Input, Output } from '../../preload/contract.ts';
import { ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

type Certificates = Output<'scannerCertificates'>;

/** Which scanners this machine has met, by their certificates; another one at the same address is not talked to. */
export async function scannerCertificates(parts: TerminalParts): Promise<Result<Certificates>> {
  const operator = currentOperator(parts);
  return operator.ok ? ok(await certificatesOf(parts)) : operator;
}

/** Staff know that the scanner was exchanged or repaired; the next certificate seen there is remembered instead. */
export async function forgetScannerCertificate(
  parts: TerminalParts,
  { place }: Input<'forgetScannerCertificate'>,
): Promise<Result<Certificates>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const forgotten = await parts.deviceBook.forgetScannerPin(place);
  if (!forgotten.ok) return forgotten;
  parts.log.warn({ operatorId: operator.value.id, place }, 'scanner certificate forgotten');
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
