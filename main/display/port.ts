import type { DisplayState, DisplayView } from '../../preload/contract-display.ts';
import type { DisplaySheet } from '../domain/display/sheet.ts';
import type { Result } from '../domain/result.ts';

/**
 * 第二屏, as the verbs of the staff see it. Guarantees:
 *
 * - It shows one thing at a time, and nothing of a visit once that ended: accepted, discarded, changed, another's card, locked.
 * - Staff can ask for a rating and see that it was asked for; the token that sends one never comes to this side (R52).
 */
export interface DisplayDesk {
  state(): DisplayState;
  show(task: DisplayTask): Result<void>;
  /** Idle at once, whatever was there. */
  end(): void;
}

export type DisplayTask =
  | {
      readonly what: 'confirm';
      readonly draftId: string;
      /** The confirmation is of this state of the draft. */
      readonly revision: number;
      readonly itemName: string;
      readonly words: SignableWords;
      readonly asksSignature: boolean;
    }
  | { readonly what: 'sign-form' | 'sign-document'; readonly words: SignableWords; readonly isRead: boolean }
  | {
      readonly what: 'rate';
      readonly applicationId: string;
      readonly itemName: string;
      readonly person: string;
      readonly askedBy: string;
    }
  | {
      readonly what: 'fee';
      readonly applicationId: string;
      readonly person: string;
      readonly notice: Pick<Extract<DisplayView, { kind: 'fee' }>, 'itemName' | 'lines' | 'total' | 'number' | 'code'>;
    };

/** Words that a citizen can put their name under. */
export interface SignableWords {
  /** `application-form`, or the id of an issued document. */
  readonly about: string;
  /** The draft, or the application that it became. */
  readonly id: string;
  readonly isDraft: boolean;
  readonly sheet: DisplaySheet;
  readonly documentHash: string;
  readonly isUndertaking: boolean;
  readonly line: string;
  /** Whose visit this is; never shown. */
  readonly person: string;
}
