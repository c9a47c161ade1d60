/**
 * 补正、转办、督办: what happens to an application beside its status. `content` in `applications` stays as it was accepted;
 * each amendment in effect is the next version of it. Amendments that have no effect are kept as they were sent.
 */
export const cases = `
alter table applications
  add column content_version int not null default 1,
  add column content_made_by uuid,
  add column department text,
  add column correction jsonb;

create table application_amendments (
  id uuid primary key,
  number bigserial,
  application_id uuid not null references applications (id),
  origin text not null check (origin in ('terminal', 'county')),
  state text not null check (state in ('waiting', 'applied', 'conflict', 'decided', 'merged')),
  version int,
  amendment jsonb not null,
  arrived_at timestamptz not null,
  unique (application_id, version),
  check ((state = 'applied') = (version is not null))
);

create table correction_requests (
  id uuid primary key,
  number bigserial,
  application_id uuid not null references applications (id),
  request jsonb not null,
  closed_at timestamptz,
  answered_by uuid references application_amendments (id)
);
create unique index one_open_correction on correction_requests (application_id) where closed_at is null;

create table supervision_notices (
  id uuid primary key,
  number bigserial,
  terminal_id text not null references terminals (id),
  application_id uuid references applications (id),
  title text not null,
  body text not null,
  answer_by text not null,
  issued_by text not null,
  issued_at timestamptz not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  version int not null,
  answer jsonb
);
create index supervision_by_terminal on supervision_notices (terminal_id, number);
create index supervision_by_application on supervision_notices (application_id) where application_id is not null;

create table application_presence (
  application_id uuid not null references applications (id),
  side text not null check (side in ('terminal', 'county')),
  place text not null,
  name text not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (application_id, side, place, name)
);

alter table terminals add column backlog int;
`;
