/**
 * 依申请公开: a request as it was received, and how far the county is with it. `changes.subject` names what a change is
 * about where that is no application: the request, or the number that was paid for.
 */
export const disclosure = `
alter table changes add column subject text;

create sequence disclosure_numbers;
create table disclosure_requests (
  id uuid primary key,
  terminal_id text not null references terminals (id),
  local_number text not null unique,
  county_number text not null unique,
  request jsonb not null,
  arrived_at timestamptz not null,
  state text not null check (state in ('received', 'registered', 'extended', 'answered')),
  version int not null check (version > 0),
  outcome text,
  answer text not null,
  due_date text,
  acted_at timestamptz not null,
  acted_by text not null,
  check ((state = 'answered') = (outcome is not null))
);
create index disclosure_by_state on disclosure_requests (state, due_date, arrived_at desc);
`;
