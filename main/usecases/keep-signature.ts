import { Buffer } from 'node:buffer';
import type { SignableWords } from '../display/port.ts';
import { type KeptSignature, signatureUnder } from '../domain/display/signature.ts';
import type { WrittenSignature } from '../domain/display/strokes.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { SignatureOnPaper } from '../paper/port.ts';
import { deskChanged, type TerminalParts } from './parts.ts';
import { wordsOf } from './signable-words.ts';

/**
 * 群众签名, on whichever device it was written. It is kept only while the words are still the very ones that were shown: one
 * sign of another, and it is refused, to be shown and signed anew. Strokes and picture go to the vault, sealed, first.
 */
export async function keepSignature(
  parts: TerminalParts,
  signed: {
    readonly words: Pick<SignableWords, 'about' | 'id'>;
    /** Of what the signer had before their eyes. */
    readonly shownHash: string;
    readonly written: WrittenSignature;
    readonly device: KeptSignature['device'];
  },
): Promise<Result<KeptSignature>> {
  const { words, shownHash, written, device } = signed;
  const areTheSame = (): Result<void> => {
    const now = wordsOf(parts, words);
    if (!now.ok) return now;
    return now.value.documentHash === shownHash ? ok() : failed('signature/other-words');
  };
  const before = areTheSame();
  if (!before.ok) return before;
  const drawn = await parts.paper.signaturePicture(written);
  if (!drawn.ok) return drawn;
  const { about, id } = words;
  const strokes = await parts.vault.keep(
    Buffer.from(JSON.stringify({ about, id, documentHash: shownHash, device, written })),
  );
  if (!strokes.ok) return strokes;
  const picture = await parts.vault.keep(drawn.value);
  if (!picture.ok) return picture;
  // The draft may have been edited while the files went to the disk.
  const after = areTheSame();
  if (!after.ok) return after;
  const kept: KeptSignature = {
    id: parts.newId(),
    about,
    documentHash: shownHash,
    at: parts.clock.now().toISOString(),
    device,
    strokes: strokes.value,
    picture: picture.value,
  };
  const noted = parts.ledger.transact((writer) => {
    writer.setFact(`signatures/${id}`, [...(parts.ledger.fact(`signatures/${id}`) ?? []), kept]);
    writer.appendEvent({
      type: 'citizen/signed',
      operatorId: null,
      // A draft is no application yet; the county would look for one in vain.
      applicationId: parts.ledger.application(id) ? id : null,
      body: {
        ...kept,
        caseId: id,
        startedAt: written.startedAt,
        finishedAt: written.finishedAt,
        pointer: written.pointer,
        strokeCount: written.strokes.length,
      },
    });
  });
  if (!noted.ok) return noted;
  deskChanged(parts);
  return ok(kept);
}

/** What stands on the signature line of a paper now; null where nobody signed these very words. */
export async function signatureOnPaper(
  parts: TerminalParts,
  words: Result<SignableWords>,
): Promise<SignatureOnPaper | null> {
  if (!words.ok) return null;
  const { about, id, documentHash } = words.value;
  const kept = signatureUnder(parts.ledger.fact(`signatures/${id}`) ?? [], { about, documentHash });
  if (kept === null) return null;
  const picture = await parts.vault.get(kept.picture);
  if (!picture.ok) {
    parts.log.error({ code: picture.failure.code }, 'a signature cannot be read');
    return null;
  }
  return { picture: `data:image/png;base64,${Buffer.from(picture.value).toString('base64')}`, at: kept.at };
}
