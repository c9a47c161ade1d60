import type { Input } from '../../preload/contract.ts';
import type { Scanning } from '../../preload/contract-papers.ts';
import { ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** What the scanner can do, and how this machine was told to scan. */
export async function scanning(parts: TerminalParts): Promise<Result<Scanning>> {
  const operator = currentOperator(parts);
  return operator.ok ? ok(await scanningNow(parts)) : operator;
}

/** On the disk before it is answered: the window opens tomorrow as it was left today. */
export async function chooseScanning(parts: TerminalParts, choice: Input<'chooseScanning'>): Promise<Result<Scanning>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const settings = { ...parts.deviceBook.settings(), scanning: choice };
  const saved = await parts.deviceBook.save(settings, parts.devices);
  return saved.ok ? ok(await scanningNow(parts)) : saved;
}

async function scanningNow({ devices, deviceBook }: TerminalParts): Promise<Scanning> {
  const offer = await devices.scannerOffer();
  return {
    offer: offer && {
      model: offer.model,
      sources: offer.sources.map(({ source, duplex }) => ({ source, duplex })),
    },
    chosen: deviceBook.settings().scanning ?? null,
  };
}
