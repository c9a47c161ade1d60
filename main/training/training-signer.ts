import { signDocument } from '../../sync/document-token.ts';
import { makeTerminalKeys } from '../../sync/enrol.ts';
import type { DocumentSigner } from '../domain/documents/claim.ts';
import { failed, ok } from '../domain/result.ts';
import { trainingTerminalId } from '../domain/training.ts';

/** A code like any other to look at, under a key that is forgotten with the process: whoever checks it finds no such terminal. */
export function createTrainingSigner(): DocumentSigner {
  const [privateKey] = makeTerminalKeys();
  return {
    sign: (claim) =>
      privateKey
        ? ok(signDocument(claim, { terminalId: trainingTerminalId, keyNumber: 1, privateKey }))
        : failed('terminal/fault'),
  };
}
