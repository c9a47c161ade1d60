import type { CardReading, Draft, Provenance } from './application.ts';
import type { Item, MaterialRequirement, Situation } from './catalogue.ts';
import { checkCardAnswers } from './check-card-answers.ts';
import { checkIdentity } from './check-identity.ts';
import { checkMaterials } from './check-materials.ts';
import { checkPreCheck } from './fill-from-pre-check.ts';
import { checkForm } from './form/check-form.ts';
import { pointerTo, readPointer } from './form/json-pointer.ts';
import { checkIdentityProof } from './identity/check-identity-proof.ts';
import { checkOpening } from './item-opening.ts';
import type { FieldProblem } from './result.ts';

/**
 * 一次性告知: everything that keeps a draft from being accepted, all at once, in the order of the form. An empty list means
 * that it can be accepted. `reading` is the one that `draft.identity` names, `today` a date in Shanghai.
 */
export function checkDraft(check: {
  readonly draft: Draft;
  readonly item: Item;
  readonly reading: CardReading | null;
  readonly today: string;
}): FieldProblem[] {
  const { draft, item, reading, today } = check;
  const chip = reading ? formFromReading(reading) : { form: {}, provenance: {} };
  const fromChip = chipAnswers(draft, reading, chip.form);
  const opening = checkOpening(item, draft.channel, today);
  const answers = checkForm({ schema: item.formSchema, answers: draft.form, pointer: '/form', today });
  return firstOfEach([
    ...(opening ? [opening] : []),
    ...checkSituations(item.situations, draft.situation),
    ...answers.filter((problem) => !fromChip.has(problem.pointer)),
    ...checkIdentity(draft.form, today).filter((problem) => !isNotedOnCard(problem, reading, fromChip)),
    ...checkIdentityProof({ identity: draft.identity, reading, today }),
    ...checkCardAnswers({ draft, reading, chip: { form: chip.form, pointers: Object.keys(chip.provenance) } }),
    ...checkPreCheck(draft, Object.keys(chip.provenance)),
    ...checkMaterials({
      entries: draft.materials,
      requirements: item.materials,
      needed: new Set(requiredMaterials(item, draft.situation).map(({ code }) => code)),
    }),
  ]);
}

/** What this case needs: the item's own, and what the answers about the situation add. In the catalogue's order. */
export function requiredMaterials(
  item: Pick<Item, 'materials' | 'situations'>,
  situation: Readonly<Record<string, string>>,
): readonly MaterialRequirement[] {
  const added = new Set(item.situations.flatMap((one) => chosenOption(one, situation)?.addsMaterials ?? []));
  return item.materials.filter(
    (material) => (material.required || added.has(material.code)) && mayBeRequired(material),
  );
}

/** R45: a 证明 for which no law is named may be brought along, and is asked of nobody. */
export function mayBeRequired({ certificate }: Pick<MaterialRequirement, 'certificate'>): boolean {
  return certificate === undefined || certificate.basis.trim() !== '';
}

/**
 * Group A as the chip fills it; what the card does not have is left out. Pointers are within `form`. Old private codes stand
 * by their standard characters, which can be printed and read elsewhere; the reading keeps the chip's own text beside them.
 */
export function formFromReading(reading: CardReading): {
  readonly form: { readonly applicant: Readonly<Record<string, string>> };
  readonly provenance: Readonly<Record<string, Provenance>>;
} {
  const carried = {
    name: reading.standard?.name || reading.name,
    idType: idTypeOfCard[reading.cardType],
    idNumber: reading.idNumber,
    sex: reading.sex,
    nation: reading.nationCode,
    birthDate: reading.birthDate,
    idValidTo: reading.validTo,
    address: reading.standard?.address || reading.address,
  };
  const applicant = Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== ''));
  const provenance = Object.fromEntries(
    Object.keys(applicant).map((key) => [
      pointerTo('/applicant', key),
      { source: 'chip', readingId: reading.id } satisfies Provenance,
    ]),
  );
  return { form: { applicant }, provenance };
}

/** GA/T 2000.156. */
const idTypeOfCard: Readonly<Record<CardReading['cardType'], string>> = {
  citizen: '111',
  hmt: '154',
  'foreigner-2017': '553',
  'foreigner-2023': '553',
};

function checkSituations(situations: readonly Situation[], given: Readonly<Record<string, string>>): FieldProblem[] {
  return situations
    .filter((situation) => chosenOption(situation, given) === null)
    .map((situation) => ({
      pointer: pointerTo('/situation', situation.key),
      kind: 'missing',
      message: { zh: `请先回答：${situation.question}`, en: `Please answer first: ${situation.question}` },
    }));
}

function chosenOption(
  situation: Situation,
  given: Readonly<Record<string, string>>,
): Situation['options'][number] | null {
  if (!Object.hasOwn(given, situation.key)) return null;
  return situation.options.find(({ key }) => key === given[situation.key]) ?? null;
}

/**
 * A name, a nation code or an address that the chip really carries is evidence: it is kept as it is, even where a form
 * does not know it (new nation codes have appeared on cards). `checkIdentity` looks at its number all the same.
 */
function chipAnswers(
  draft: Draft,
  reading: CardReading | null,
  chip: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const held = Object.entries(draft.provenance)
    .filter(([pointer, origin]) => origin.source === 'chip' && origin.readingId === reading?.id && pointer !== '')
    .map(([pointer]) => pointer)
    .filter((pointer) => readPointer(chip, pointer) !== undefined)
    .filter((pointer) => readPointer(chip, pointer) === readPointer(draft.form, pointer));
  return new Set(held.map((pointer) => `/form${pointer}`));
}

/**
 * Cards with a wrong check digit exist, and their holder can do nothing about it. Said to the clerk when the card was read
 * (card-remarks.ts), it keeps nobody from being served.
 */
function isNotedOnCard(problem: FieldProblem, reading: CardReading | null, fromChip: ReadonlySet<string>): boolean {
  return reading?.numberIsRight === false && problem.kind === 'format' && fromChip.has(problem.pointer);
}

/** One thing to say about each place; the first is the plainest. */
function firstOfEach(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.filter(
    (problem, index) => problems.findIndex(({ pointer }) => pointer === problem.pointer) === index,
  );
}
