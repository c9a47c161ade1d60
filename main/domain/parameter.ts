import type { Text } from './failures.ts';

/** One thing that the county sets for all of its terminals: a whole number between two bounds. */
export interface Parameter {
  readonly name: Text;
  readonly unit: Text;
  readonly least: number;
  readonly most: number;
  /** In force where the county has said nothing. */
  readonly usual: number;
  /** What it does, for whoever sets it. */
  readonly about: Text;
}
