import type { Channel } from '../application.ts';

/** What statistics know of one case: no name, no number, nothing that the events do not say. Days are Shanghai days. */
export interface CaseFact {
  readonly id: string;
  readonly itemCode: string;
  readonly itemName: string;
  /** 村(社区) that the applicant's address names; empty where it names none. */
  readonly village: string;
  /** Where it was taken in: the terminal's id, or the office at the county. */
  readonly place: string;
  readonly clerkId: string;
  readonly clerkName: string;
  readonly channel: Channel;
  readonly receivedOn: string;
  /** Null while it was only received. */
  readonly acceptedOn: string | null;
  /** 承诺办结日; null where it was not known. */
  readonly dueOn: string | null;
  /** The county confirmed that it has all of it. */
  readonly sentOn: string | null;
  readonly decidedOn: string | null;
  readonly outcome: 'approved' | 'denied' | null;
  /** 送达 */
  readonly deliveredOn: string | null;
  /** 不予受理、撤回、终止、作废 */
  readonly endedOn: string | null;
  /** Day of each 补正 round, by what asked for it; a repeat of the same word is no second round. */
  readonly corrections: Readonly<Record<string, string>>;
  readonly ratedOn: string | null;
  /** 1 非常满意 … 5 非常不满意; null where it is sealed here, or nobody rated. */
  readonly rating: number | null;
}
