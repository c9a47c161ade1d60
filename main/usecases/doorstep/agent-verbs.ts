import type { agentCalls } from '../../../preload/contract-agent.ts';
import { ok } from '../../domain/result.ts';
import type { VerbsOf } from '../../verbs.ts';
import { currentOperator, type TerminalParts } from '../parts.ts';
import { agentHome, handovers, noteHandwrittenReceipt } from './agent-home.ts';
import { delivery, dropDelivery, prepareDelivery } from './deliver.ts';
import {
  addVisitPhoto,
  dropVisitPhoto,
  evidence,
  evidenceOf,
  putBackVisitPhoto,
  sealEvidence,
  setVisitPlace,
  setVisitWitness,
} from './evidence.ts';
import { handoverSheet } from './handover-paper.ts';
import { handoverCaseView } from './handover-view.ts';
import { packHandover, saveHandover, takeHandoverResult, waitingForHandoverCases } from './pack-handover.ts';
import { openHandover, saveHandoverResult, settleHandover } from './settle-handover.ts';
import { signDelivery } from './sign-delivery.ts';
import { addVisit, noteVisitCase, reportVisit, takeBackReport } from './visits.ts';

export function agentVerbs(parts: TerminalParts): VerbsOf<typeof agentCalls> {
  return {
    agentHome: () => agentHome(parts),
    addVisit: (input) => addVisit(parts, input),
    noteVisitCase: (input) => noteVisitCase(parts, input),
    reportVisit: (input) => reportVisit(parts, input),
    takeBackReport: (input) => takeBackReport(parts, input),
    delivery: (input) => delivery(parts, input),
    prepareDelivery: (input) => prepareDelivery(parts, input),
    dropDelivery: (input) => dropDelivery(parts, input),
    signDelivery: (input) => signDelivery(parts, input),
    evidence: (input) => evidence(parts, input),
    setVisitPlace: (input) => setVisitPlace(parts, input),
    setVisitWitness: (input) => setVisitWitness(parts, input),
    addVisitPhoto: (input) => addVisitPhoto(parts, input),
    dropVisitPhoto: (input) => dropVisitPhoto(parts, input),
    putBackVisitPhoto: (input) => putBackVisitPhoto(parts, input),
    sealEvidence: (input) => sealEvidence(parts, input),
    evidenceOf: (input) => evidenceOf(parts, input),
    packHandover: (input) => packHandover(parts, input),
    saveHandover: (input) => saveHandover(parts, input),
    handovers: () => handovers(parts),
    waitingForHandover: () => {
      const operator = currentOperator(parts);
      return operator.ok ? ok(waitingForHandoverCases(parts).map(handoverCaseView)) : operator;
    },
    openHandover: (input) => openHandover(parts, input),
    settleHandover: (input) => settleHandover(parts, input),
    saveHandoverResult: (input) => saveHandoverResult(parts, input),
    takeHandoverResult: (input) => takeHandoverResult(parts, input),
    handoverSheet: (input) => handoverSheet(parts, input),
    noteHandwrittenReceipt: (input) => noteHandwrittenReceipt(parts, input),
  };
}
