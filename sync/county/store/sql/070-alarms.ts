/**
 * 电子监察: what the terminals told (alarms), what the county found with the same rules in its own tables (county_alarms),
 * and what its people took off again. An application is looked at until nothing of it runs any more.
 */
export const alarms = `
create table alarms (
  terminal_id text not null references terminals (id),
  key text not null,
  application_id uuid,
  rule text not null,
  level text not null,
  state text not null,
  alarm jsonb not null,
  event_seq int not null,
  told_at timestamptz not null,
  primary key (terminal_id, key)
);
create index alarms_by_application on alarms (application_id) where application_id is not null;

create table county_alarms (
  terminal_id text not null references terminals (id),
  key text not null,
  application_id uuid,
  rule text not null,
  level text not null,
  state text not null,
  alarm jsonb not null,
  found_at timestamptz not null,
  primary key (terminal_id, key)
);
create index county_alarms_by_application on county_alarms (application_id) where application_id is not null;
create sequence alarm_numbers;

create table alarm_withdrawals (
  number bigserial primary key,
  terminal_id text not null references terminals (id),
  withdrawal jsonb not null,
  at timestamptz not null
);

alter table applications add column supervision_over boolean not null default false;
create index applications_supervised on applications (id) where not supervision_over;
alter table supervision_notices add column alarm_rule text;
`;
