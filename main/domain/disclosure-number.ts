import { hasRightCheckCharacter, normaliseLocalNumber, withCheckCharacter } from './local-number.ts';

/**
 * 依申请公开的登记编号: `A001-YGK20261122-0007-C`. A row of its own beside the 办件编号, so that neither leaves a gap in the
 * other (R16); the same check character.
 */
export function formatDisclosureNumber(of: { prefix: string; date: string; counter: number }): string {
  const counter = String(of.counter).padStart(4, '0');
  return withCheckCharacter(`${of.prefix}-YGK${of.date.replaceAll('-', '')}-${counter}`);
}

/** As it is printed; null where the text is no such number. Case, spaces and full-width forms don't matter. */
export function readDisclosureNumber(text: string): string | null {
  const number = normaliseLocalNumber(text);
  return shape.test(number) && hasRightCheckCharacter(number) ? number : null;
}

const shape = /^[A-Z][A-Z0-9]{3}-YGK\d{8}-(\d{4}|[1-9]\d{4,})-[0-9A-Z]$/;
