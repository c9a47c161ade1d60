import { type Application, type ApplicationState, type Draft, mostTwins } from './application.ts';
import type { KnownApplication } from './known-application.ts';

/** 在办: nobody has decided it. */
const openStates: readonly ApplicationState[] = [
  'RECEIVED',
  'CORRECTION',
  'ACCEPTED',
  'PROCESSING',
  'SPECIAL',
  'TRANSFERRED',
];

export const isUnderWay = ({ state }: { readonly state: ApplicationState }): boolean => openStates.includes(state);

/** An open case of the same person and item. */
export interface EarlierCase {
  /** Null where only the county has its content. */
  readonly applicationId: string | null;
  readonly localNumber: string;
  readonly itemName: string;
  readonly receivedAt: string;
  readonly state: ApplicationState;
  /** certain: the number is the same. likely: the county told no more than the name. */
  readonly match: 'certain' | 'likely';
}

/** `own`: applications of this very number in the ledger; `known`: open ones of which only the county holds the content. */
export function earlierCases(look: {
  readonly itemCode: string;
  readonly itemName: string;
  readonly name: string;
  readonly idNumber: string;
  readonly own: readonly Pick<Application, 'id' | 'localNumber' | 'itemCode' | 'itemName' | 'receivedAt' | 'state'>[];
  readonly known: readonly KnownApplication[];
}): readonly EarlierCase[] {
  const { itemCode, itemName, name, idNumber, own, known } = look;
  const here = own
    .filter((one) => one.itemCode === itemCode && isUnderWay(one))
    .map(({ id, ...one }): EarlierCase => ({ ...pick(one), applicationId: id, match: 'certain' }));
  const there = known
    .filter((one) => one.itemName === itemName && one.applicantName === name && isUnderWay(one))
    .filter(({ idTail }) => idTail === undefined || idNumber === '' || idNumber.endsWith(idTail))
    .map(
      (one): EarlierCase => ({
        ...pick(one),
        applicationId: null,
        match: one.idTail !== undefined && idNumber !== '' ? 'certain' : 'likely',
      }),
    );
  // Whoever has more has given a reason for each that came before.
  return [...here, ...there].slice(0, mostTwins);
}

/** Those that nobody has given a reason for. */
export function notAnswered(
  earlier: readonly EarlierCase[],
  { goesOn }: Pick<Draft, 'goesOn'>,
): readonly EarlierCase[] {
  return earlier.filter(({ match, localNumber }) => match === 'certain' && !goesOn?.beside.includes(localNumber));
}

const pick = ({
  localNumber,
  itemName,
  receivedAt,
  state,
}: Pick<EarlierCase, 'localNumber' | 'itemName' | 'receivedAt' | 'state'>) => ({
  localNumber,
  itemName,
  receivedAt,
  state,
});
