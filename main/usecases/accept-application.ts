import type { Input } from '../../preload/contract.ts';
import type { ApplicationSummary } from '../domain/application.ts';
import type { Result } from '../domain/result.ts';
import type { TerminalParts } from './parts.ts';
import { takeIn } from './take-in.ts';

/** 收件并受理: the usual way through the window, when all is there. */
export function acceptApplication(
  parts: TerminalParts,
  { draftId, revision }: Input<'acceptApplication'>,
): Promise<Result<ApplicationSummary>> {
  return takeIn(parts, {
    draftId,
    revision,
    next: { transition: 'accept', deferred: [], committed: [] },
    second: null,
    isRelative: false,
    notes: {},
  });
}
