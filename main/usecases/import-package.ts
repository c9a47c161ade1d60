import type { Input, Output } from '../../preload/contract.ts';
import type { Imported } from '../../preload/contract-packages.ts';
import type { Result } from '../domain/result.ts';
import { currentOperator, deskChanged, type TerminalParts } from './parts.ts';
import { syncView } from './sending.ts';

/** 导入: a package of another terminal, to be carried to the county; or the county's receipt for one of ours. */
export async function importPackage(parts: TerminalParts, { path }: Input<'importPackage'>): Promise<Result<Imported>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { id: operatorId } = operator.value;
  const imported = await parts.packages.import({ path, operatorId });
  const what = imported.ok ? imported.value.kind : imported.failure.code;
  parts.log.info({ operatorId, what }, 'import');
  if (!imported.ok) return imported;
  if (imported.value.kind === 'cargo') parts.engine()?.kick();
  deskChanged(parts);
  parts.publish('sync', syncView(parts));
  return imported;
}

export async function savePackageReceipt(
  parts: TerminalParts,
  order: Input<'savePackageReceipt'>,
): Promise<Result<Output<'savePackageReceipt'>>> {
  const operator = currentOperator(parts);
  return operator.ok ? parts.packages.saveReceipt(order) : operator;
}
