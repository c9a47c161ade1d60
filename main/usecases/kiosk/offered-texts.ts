import type { TextTable } from '../../../preload/contract-kiosk.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { isNamed } from '../../domain/kiosk-languages.ts';

interface Offering {
  readonly texts: readonly TextTable[];
  /** Demo or practice. */
  readonly isOnlyTried: boolean;
  readonly configuration: Configuration;
}

/**
 * Words that nobody who speaks the language has read are not for people who depend on them: a draft is shown where
 * nothing is at stake, so that somebody can look at it.
 */
export function offeredTexts({ texts, isOnlyTried, configuration }: Offering): readonly TextTable[] {
  if (isOnlyTried) return texts;
  return texts.filter(({ language, reviewed }) => reviewed !== null && isNamed(language, configuration));
}
