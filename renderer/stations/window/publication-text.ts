import type { FailureCode } from '../../../main/domain/failures.ts';
import { defineText } from '../../text.ts';

/** The line is good, and what came down it was not to be had: the version in force stays, and somebody should ask. */
export const publicationRefusals: ReadonlySet<FailureCode> = new Set([
  'publication/bad-signature',
  'publication/wrong-hash',
  'publication/older',
  'publication/unusable',
]);

export const usePublicationText = defineText(
  'publication',
  { refused: '已连县里，下发内容已拒收' },
  { refused: 'Connected; a publication was refused' },
);
