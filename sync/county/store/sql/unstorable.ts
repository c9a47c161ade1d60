import { sqlState } from '../database.ts';

/** 22: data that PostgreSQL can't hold (NUL in a text); 54: nested or long beyond its limits. */
export function isUnstorable(error: unknown): boolean {
  return /^(22|54)/.test(sqlState(error) ?? '');
}
