/** 投诉、举报、意见: what the terminal could only carry, opened here. Whoever is at that window has no way to this table. */
export const voices = `
create table voices (
  number text primary key,
  id uuid not null unique,
  terminal_id text not null references terminals (id),
  office text not null,
  kind text not null check (kind in ('complaint', 'report', 'advice')),
  voice jsonb not null,
  given_at timestamptz not null,
  arrived_at timestamptz not null,
  state text not null check (state in ('received', 'transferred', 'answered', 'closed')),
  answer text,
  version int not null
);
create index voices_by_state on voices (state, arrived_at);

create table voice_actions (
  position bigserial primary key,
  number text not null references voices (number),
  action text not null,
  text text not null,
  actor text not null,
  at timestamptz not null
);
create index voice_actions_by_number on voice_actions (number, position);
`;
