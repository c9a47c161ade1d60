/**
 * 到账: what came in, by the payment platform's own number. Kept for a number whose application is not here yet: a bank
 * is often faster than a village's line. `payment_platforms` holds public keys alone.
 */
export const payments = `
create table payment_platforms (
  id text primary key,
  name text not null,
  public_key text not null,
  created_by text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create table payments (
  reference text primary key,
  local_number text not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_at text not null,
  channel text not null,
  registered_by text not null,
  registered_at timestamptz not null
);
create index payments_by_number on payments (local_number);
create index payments_newest on payments (registered_at desc, reference);
`;
