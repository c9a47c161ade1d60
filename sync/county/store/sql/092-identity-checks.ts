/** 联网核验: the newest word about each application's applicant; no row is a check that nobody has made. */
export const identityChecks = `
create table identity_checks (
  application_id uuid primary key references applications (id),
  verdict text not null check (verdict in ('match', 'mismatch', 'unavailable')),
  note text not null,
  checked_by text not null,
  checked_at timestamptz not null,
  version int not null,
  finding jsonb
);
create index identity_checks_open on identity_checks (verdict) where verdict <> 'match';
`;
