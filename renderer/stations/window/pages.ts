import type { CardReading } from '../../../main/domain/application.ts';
import type { Operator, TerminalState } from '../../../preload/contract.ts';

export const pageNames = [
  'intake',
  'today',
  'attention',
  'search',
  'handover',
  'open',
  'statistics',
  'settings',
] as const;
export type PageName = (typeof pageNames)[number];

/** With what the intake page begins; `round` grows with each wish, so that the same one can be made twice. */
export interface IntakeWish {
  readonly round: number;
  readonly draftId: string | null;
  readonly itemCode: string | null;
  readonly reading: CardReading | null;
}

export interface UnlockedTerminal extends TerminalState {
  readonly operator: Operator;
}

/** What the shell hands to the intake flow (`intake/IntakePage.tsx`, export `IntakePage`). */
export interface IntakePageProps {
  readonly terminal: UnlockedTerminal;
  readonly wish: IntakeWish;
  /** 上门 or 代办, as it was said at the door. */
  readonly mode?: 'doorstep' | 'delegate' | null;
  /** Opens an application in the detail drawer. */
  readonly onOpenApplication: (applicationId: string) => void;
}
