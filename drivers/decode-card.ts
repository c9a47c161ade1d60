import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { decodeCapture } from './card-reader/capture.ts';
import type { CardWords } from './card-reader/card-layout.ts';
import { chipSexName } from './card-reader/nation-names.ts';

/** `npm run --silent decode-card -- FILE`: what a captured answer of a card reader says, as one line of JSON. `-` is standard input. */
const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  end('usage: npm run --silent decode-card -- FILE   (- for standard input)');
} else {
  const recorded = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch(
    (error: unknown) => error as Error,
  );
  if (recorded instanceof Error) end(`${file}: ${recorded.message}`);
  else {
    const capture = decodeCapture(recorded);
    if (capture.ok) process.stdout.write(`${JSON.stringify(fields(capture.card, capture.fingerprintBytes))}\n`);
    else end(`${file}: ${capture.why}`);
  }
}

/** Null stands for what a card of this kind does not have, an empty text for what this card left blank. */
function fields(card: CardWords, fingerprintBytes: number | null) {
  const isForeigner = card.type === 'foreigner-2017' || card.type === 'foreigner-2023';
  return {
    type: card.type,
    name: card.name,
    idNumber: card.idNumber,
    checksumOk: card.isNumberRight,
    sex: chipSexName(card.sexCode),
    sexCode: card.sexCode,
    nation: card.type === 'citizen' ? card.nationName : null,
    nationCode: card.type === 'citizen' ? card.nationCode : null,
    birthDate: card.birthDate,
    address: isForeigner ? null : card.address,
    issuer: isForeigner ? null : card.issuer,
    validFrom: card.validFrom,
    validTo: card.validTo,
    passNumber: card.passNumber,
    latinName: isForeigner ? card.latinName : null,
    nationality: isForeigner ? card.nationality : null,
    oldNumber: card.oldNumber,
    issueCount: card.issueCount,
    standardName: card.standard.name,
    unmapped: card.unmapped,
    fingerprintBytes,
  };
}

function end(why: string): void {
  process.stderr.write(`decode-card: ${why.replaceAll(/\s+/g, ' ')}\n`);
  process.exitCode = 1;
}
