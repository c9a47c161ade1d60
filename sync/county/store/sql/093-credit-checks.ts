/** 信用核查: the newest word of the credit platform about each application's applicant. */
export const creditChecks = `
create table credit_checks (
  application_id uuid primary key references applications (id),
  verdict text not null check (verdict in ('good', 'bad', 'unknown')),
  note text not null,
  checked_by text not null,
  checked_at timestamptz not null,
  version int not null
);
create index credit_checks_by_time on credit_checks (checked_at);
`;
