import type { Input, Output } from '../../preload/contract.ts';
import { localTables } from '../domain/local-tables.ts';
import type { Result } from '../domain/result.ts';
import { calendarInForce, configurationInForce } from '../publications/in-force.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** 登记备案 (R35): the catalogue and the configuration in force here, as tables on a stick; nothing of any person. */
export async function exportTables(
  parts: TerminalParts,
  { folder }: Input<'exportTables'>,
): Promise<Result<Output<'exportTables'>>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const calendar = calendarInForce(ledger) ?? { holidays: [], makeUpDays: [], knownUntil: '1970-01-01' };
  const items = ledger.catalogue()?.items ?? [];
  const tables = localTables({ items, calendar, configuration: configurationInForce(ledger) });
  return parts.packages.saveTables({ folder, tables });
}
