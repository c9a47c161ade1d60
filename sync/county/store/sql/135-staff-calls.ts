/** 叫工作人员: the call of each kiosk that is open now, and nothing of the ones before; those stand in its chain. */
export const staffCalls = `
create table staff_calls (
  terminal_id text primary key references terminals (id),
  id uuid not null unique,
  page text not null,
  called_at timestamptz not null,
  taken_by text,
  taken_at timestamptz
);
`;
