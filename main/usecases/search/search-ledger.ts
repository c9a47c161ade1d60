import { setImmediate as breath } from 'node:timers/promises';
import type { Input, Output } from '../../../preload/contract.ts';
import type { SearchFilter } from '../../../preload/contract-search.ts';
import { codeMeaning } from '../../domain/code-meaning.ts';
import { normaliseLocalNumber } from '../../domain/local-number.ts';
import { normaliseCitizenId } from '../../domain/numbers/citizen-id.ts';
import { checkPhone, normalisePhone } from '../../domain/numbers/phone.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { staffHere } from '../documents/staff-here.ts';
import type { NameIndex } from '../name-index.ts';
import type { TerminalParts } from '../parts.ts';
import { createMovingFacts, type MovingFacts } from './moving-facts.ts';
import { createPhoneIndex, type PhoneIndex } from './phone-index.ts';

const everything = Number.MAX_SAFE_INTEGER;
/** So many of one person; more than anybody has in a township. */
const mostOfAPerson = 10_000;
/** A citizen's number, a permit's or a passport's. */
const personNumber = /^(?=.*\d)[A-Z0-9]{5,20}$/;

type Search = (input: Input<'searchLedger'>) => Promise<Result<Output<'searchLedger'>>>;

/**
 * 查询: in memory it is decided who is found, and only the page that is shown is opened. What it knows of people goes with
 * the name index when the terminal is locked.
 */
export function createLedgerSearch(parts: TerminalParts, names: NameIndex): Search {
  const moving = createMovingFacts(parts.ledger);
  const phones = createPhoneIndex(parts.ledger);
  names.onReadAhead(async (pace) => {
    await moving.read(pace.rest);
    await phones.read(names.find('', everything), pace);
  });
  names.onForget(() => {
    moving.forget();
    phones.forget();
  });
  return async ({ query, filter, offset, limit }) => {
    const operator = staffHere(parts);
    if (!operator.ok) return operator;
    if (filter.from !== null && filter.to !== null && filter.from > filter.to) {
      return failed('input/invalid', 'the days end before they begin');
    }
    const kept = await keptByFilter(parts, filter);
    if (!kept.ok) return kept;
    await names.warm();
    await moving.read(breath);
    // Reading them took a while: whoever asked may have gone.
    if (!parts.session.operator) return failed('terminal/locked');
    const facts = moving.now();
    const hits = await hitsOf({ parts, names, phones, facts }, query.trim());
    if (!parts.session.operator) return failed('terminal/locked');
    const found = hits.filter(
      (id) =>
        (kept.value === null || kept.value.has(id)) &&
        (filter.whereabouts === null || facts.whereaboutsOf(id) === filter.whereabouts),
    );
    return ok({
      total: found.length,
      cases: found.slice(offset, offset + limit).flatMap((id) => parts.ledger.summary(id) ?? []),
    });
  };
}

interface Knowledge {
  readonly parts: TerminalParts;
  readonly names: NameIndex;
  readonly phones: PhoneIndex;
  readonly facts: MovingFacts;
}

/** The surest meaning of what was typed counts: a number is a number before it is part of a name. */
async function hitsOf({ parts, names, phones, facts }: Knowledge, query: string): Promise<readonly string[]> {
  const { ledger } = parts;
  if (query === '') return names.find('', everything);
  const meaning = codeMeaning(query);
  const localNumber = meaning.kind === 'application' ? meaning.localNumber : normaliseLocalNumber(query);
  const numbered = ledger.applicationByNumber(localNumber);
  if (numbered) return [numbered.id];
  const phone = normalisePhone(query);
  if (checkPhone(query) === null) {
    const ofPhone = await phones.find(phone, names.find('', everything));
    if (ofPhone.length > 0) return ofPhone;
  }
  const number = normaliseCitizenId(query);
  if (personNumber.test(number)) {
    const ofPerson = ledger.applicationsOfPerson(number, mostOfAPerson);
    if (ofPerson.length > 0) return ofPerson.map(({ id }) => id);
  }
  const ofCounty = facts.withCountyNumber(query.toLowerCase());
  return ofCounty.length > 0 ? ofCounty : names.find(query, everything);
}

/** Item, days, channel and operator are what statistics count by: the same thread answers. Null: nothing is asked of it. */
async function keptByFilter(
  parts: TerminalParts,
  { itemCode, from, to, channel, operatorId }: SearchFilter,
): Promise<Result<ReadonlySet<string> | null>> {
  if ([itemCode, from, to, channel, operatorId].every((one) => one === null)) return ok(null);
  const found = await parts.audit.cases({
    period: { from: from ?? '0000-01-01', to: to ?? '9999-12-31' },
    measure: 'received',
    filter: {
      ...(itemCode === null ? {} : { item: itemCode }),
      ...(channel === null ? {} : { channel }),
      ...(operatorId === null ? {} : { clerk: operatorId }),
    },
    offset: 0,
    limit: everything,
  });
  return found.ok ? ok(new Set(found.value.ids)) : found;
}
