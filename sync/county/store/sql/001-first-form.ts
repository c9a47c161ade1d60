/**
 * What a terminal said about time and content (received_at, accepted_at, due_date, event envelopes and bodies) is
 * kept as the text that it sent: evidence is not parsed, rounded or re-zoned by a database type. The county's own
 * instants are timestamptz.
 */
export const firstForm = `
create table settings (
  name text primary key,
  value text not null
);

create table enrolment_codes (
  code_hash text primary key,
  office text not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  terminal_id text
);

create table terminals (
  id text primary key,
  number_prefix text not null unique check (number_prefix ~ '^[A-Z][A-Z0-9]{3}$'),
  public_key_x text not null,
  token_hash text not null unique,
  office text not null,
  station text not null,
  machine_name text not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz,
  last_contact timestamptz,
  app_version text,
  clock_offset_ms double precision,
  chain_conflict text
);
alter table enrolment_codes add foreign key (terminal_id) references terminals (id);

create table chain_heads (
  terminal_id text primary key references terminals (id),
  seq int not null,
  hash text not null
);

create table events (
  terminal_id text not null references terminals (id),
  seq int not null,
  hash text not null,
  type text not null,
  application_id uuid,
  at text not null,
  envelope text not null,
  body text not null,
  arrived_at timestamptz not null,
  primary key (terminal_id, seq)
);
create index events_by_application on events (application_id) where application_id is not null;

create table event_refusals (
  terminal_id text not null,
  seq int not null,
  application_id uuid,
  reason text not null,
  primary key (terminal_id, seq),
  foreign key (terminal_id, seq) references events (terminal_id, seq)
);
create index event_refusals_by_application on event_refusals (application_id);

create sequence county_numbers;

create table applications (
  id uuid primary key,
  terminal_id text not null references terminals (id),
  event_seq int not null,
  local_number text not null unique,
  item_code text not null,
  item_name text not null,
  catalogue_version int not null,
  channel text not null,
  applicant_name text not null,
  id_type text not null,
  id_number text not null,
  phone text not null,
  received_at text not null,
  accepted_at text not null,
  due_date text,
  content jsonb not null,
  content_hash text not null,
  arrived_at timestamptz not null,
  status text not null default 'ACCEPTED',
  status_version int not null default 0,
  county_number text unique,
  delivered_at timestamptz,
  decision jsonb,
  check ((county_number is null) = (delivered_at is null)),
  foreign key (terminal_id, event_seq) references events (terminal_id, seq)
);
create index applications_newest on applications (arrived_at desc, id desc);
create index applications_by_status on applications (status, arrived_at desc, id desc);

create table application_materials (
  application_id uuid not null references applications (id),
  position int not null,
  code text not null,
  sha256 text not null,
  size_bytes int not null,
  media_type text not null,
  primary key (application_id, position)
);
create index application_materials_by_hash on application_materials (sha256);

create table materials (
  sha256 text primary key,
  size_bytes int not null,
  media_type text not null,
  held_at timestamptz not null
);

create table application_actions (
  number bigserial primary key,
  application_id uuid not null references applications (id),
  at timestamptz not null,
  actor text not null,
  action text not null,
  detail text not null
);
create index application_actions_by_application on application_actions (application_id);

create table changes (
  cursor bigserial primary key,
  scope text references terminals (id),
  kind text not null,
  application_id uuid references applications (id),
  at timestamptz not null
);
create index changes_by_scope on changes (scope, cursor);

create table catalogues (
  version int primary key,
  hash text not null,
  published_at text not null,
  package text not null,
  stored_at timestamptz not null
);

create table notices (
  id text primary key,
  title text not null,
  body text not null,
  published_at text not null,
  withdrawn_at timestamptz
);

create table console_users (
  name text primary key,
  display_name text not null,
  password_hash text not null
);

create table console_sessions (
  token_hash text primary key,
  user_name text not null references console_users (name),
  csrf text not null,
  expires_at timestamptz not null
);
`;
