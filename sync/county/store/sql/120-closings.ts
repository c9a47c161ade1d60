/** 日结、交接班: what the windows signed, as it came; their chain says whether it is what happened. */
export const closings = `
create table closings (
  terminal_id text not null references terminals (id),
  seq bigint not null,
  kind text not null check (kind in ('shift', 'day')),
  day text not null,
  closing jsonb not null,
  told_at timestamptz not null,
  primary key (terminal_id, seq)
);
create index closings_by_day on closings (day desc, terminal_id, seq desc);
`;
