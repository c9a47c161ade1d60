/** 预审 (R46): what was looked at before the applicant came, who opened it at a window, and what became of it. */
export const preChecks = `
create table online_services (
  id text primary key,
  name text not null,
  token_hash text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table pre_checks (
  case_number text primary key,
  item_code text not null,
  item_name text not null,
  catalogue_version int not null,
  applicant_name text not null,
  content jsonb not null,
  checked_by text not null,
  checked_at timestamptz not null,
  expires_at timestamptz not null,
  service_id text references online_services (id),
  request_id text,
  taken_by text references terminals (id),
  taken_at timestamptz,
  application_id uuid unique references applications (id),
  check ((taken_by is null) = (taken_at is null)),
  check ((service_id is null) = (request_id is null)),
  unique (service_id, request_id)
);
create index pre_checks_newest on pre_checks (checked_at desc, case_number);
create index pre_checks_by_name on pre_checks (applicant_name text_pattern_ops);
`;
