/**
 * Terminals are known by keys, not by tokens: nothing in this database lets anybody speak for one. A key that was
 * closed stays, so that what it signed can be verified for ever; so does the seal of every batch.
 */
export const signedTerminals = `
create table terminal_keys (
  terminal_id text not null references terminals (id),
  number int not null check (number >= 1),
  public_key jsonb not null,
  valid_from timestamptz not null,
  first_used_at timestamptz,
  closed_at timestamptz,
  primary key (terminal_id, number)
);
insert into terminal_keys (terminal_id, number, public_key, valid_from, first_used_at)
  select id, 1, jsonb_build_object('kty', 'OKP', 'crv', 'Ed25519', 'x', public_key_x), enrolled_at, enrolled_at
  from terminals;

alter table terminals
  drop column token_hash,
  drop column public_key_x,
  add column replaces text references terminals (id),
  add column replaced_by text references terminals (id),
  add column predecessors text[] not null default '{}',
  add column key_ordered_at timestamptz;
delete from settings where name = 'token-secret';

alter table enrolment_codes add column replaces text references terminals (id);
alter table chain_heads
  add column begins_after int not null default 0,
  add column begins_hash text not null default repeat('0', 64);

create table event_seals (
  terminal_id text not null references terminals (id),
  from_seq int not null,
  to_seq int not null,
  head_hash text not null,
  key_number int not null,
  jws text not null,
  arrived_at timestamptz not null,
  primary key (terminal_id, to_seq, from_seq, head_hash),
  foreign key (terminal_id, key_number) references terminal_keys (terminal_id, number)
);
`;
