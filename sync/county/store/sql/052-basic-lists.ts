/** 基本目录 of the level above, every version of it; the newest is the one that a catalogue is held against. */
export const basicLists = `
create table basic_lists (
  version serial primary key,
  items jsonb not null,
  source text not null,
  set_by text not null,
  set_at timestamptz not null
);
`;
