/**
 * 属地: which place an office stands in, and for which place a clerk or a notice is. Codes as in GB/T 2260 and GB/T 10114
 * (county 6 digits, township 9, village 12): whoever is for a place is for all whose code begins with its own. The empty
 * code is the county as a whole.
 */
export const places = `
create table offices (
  name text primary key,
  place_code text not null default '' check (place_code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})?$')
);
insert into offices (name)
  select office from terminals union select office from enrolment_codes on conflict do nothing;

alter table console_users
  add column place_code text not null default '' check (place_code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})?$');
alter table notices
  add column place_code text not null default '' check (place_code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})?$');

create index applications_in_transit on applications (terminal_id) where delivered_at is null;
create index terminals_newest on terminals (enrolled_at desc, id);
create index enrolment_codes_newest on enrolment_codes (created_at desc, code_hash);
`;
