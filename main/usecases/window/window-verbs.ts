import type { windowCalls } from '../../../preload/contract-window.ts';
import type { VerbsOf } from '../../verbs.ts';
import { putBackPage } from '../draft-pages.ts';
import type { TerminalParts } from '../parts.ts';
import { copyOut, copyOutSheet, noteCopied } from './copy-out.ts';
import { earlierCases, goOnBeside } from './earlier-cases.ts';
import { chooseHandling, handlingPlaces } from './handling.ts';
import { joinVisit, takeFromVisit, visitOffers } from './visit-shares.ts';

export function windowVerbs(parts: TerminalParts): VerbsOf<typeof windowCalls> {
  return {
    handlingPlaces: (input) => handlingPlaces(parts, input),
    chooseHandling: (input) => chooseHandling(parts, input),
    joinVisit: (input) => joinVisit(parts, input),
    visitOffers: (input) => visitOffers(parts, input),
    takeFromVisit: (input) => takeFromVisit(parts, input),
    putBackPage: (input) => putBackPage(parts, input),
    earlierCases: (input) => earlierCases(parts, input),
    goOnBeside: (input) => goOnBeside(parts, input),
    copyOut: (input) => copyOut(parts, input),
    noteCopied: (input) => noteCopied(parts, input),
    copyOutSheet: (input) => copyOutSheet(parts, input),
  };
}
