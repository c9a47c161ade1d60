import type { Input } from '../../preload/contract.ts';
import type { Exported, PackagePlaces, PackagesView } from '../../preload/contract-packages.ts';
import { ok, type Result } from '../domain/result.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

export function readPackages(parts: TerminalParts): Result<PackagesView> {
  const operator = currentOperator(parts);
  return operator.ok ? ok(parts.packages.view()) : operator;
}

/** Sticks that are plugged in, and what lies on them. */
export async function packagePlaces(
  parts: TerminalParts,
  { typed }: Input<'packagePlaces'>,
): Promise<Result<PackagePlaces>> {
  const operator = currentOperator(parts);
  return operator.ok ? ok(await parts.packages.places(typed)) : operator;
}

/** 导出离线包: works without a line, and on a terminal that was withdrawn. */
export async function exportPackage(parts: TerminalParts, order: Input<'exportPackage'>): Promise<Result<Exported>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { id: operatorId } = operator.value;
  const exported = await parts.packages.export({ ...order, operatorId });
  const code = exported.ok ? null : exported.failure.code;
  parts.log.info({ operatorId, applications: exported.ok ? exported.value.made.applications : 0, code }, 'export');
  return exported;
}
