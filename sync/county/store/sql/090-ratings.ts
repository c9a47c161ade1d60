/**
 * 好差评: as the citizen said it, once for each visit. `follow_ups` are what was done about a bad one; it is closed when it
 * has been put right, and called back where the citizen gave a name.
 */
export const ratings = `
create table ratings (
  id uuid primary key,
  number bigserial,
  terminal_id text not null references terminals (id),
  application_id uuid not null,
  mode text not null check (mode in ('on-site', 'kiosk')),
  visit text not null,
  level int not null check (level between 1 and 5),
  aspects jsonb not null,
  words text not null,
  is_named boolean not null,
  given_at timestamptz not null,
  arrived_at timestamptz not null,
  closed_at timestamptz,
  unique (terminal_id, visit)
);
create index ratings_by_application on ratings (application_id);
create index ratings_to_follow on ratings (arrived_at) where level >= 4 and closed_at is null;

create table rating_follow_ups (
  number bigserial primary key,
  rating_id uuid not null references ratings (id),
  kind text not null check (kind in ('call', 'fix')),
  text text not null,
  actor text not null,
  at timestamptz not null
);
create index rating_follow_ups_by_rating on rating_follow_ups (rating_id, number);
`;
