/**
 * 离线包: a package is known by its bytes (hash over the hashes of its slices), whoever brings it and however often. The
 * slices stay among the materials: it is kept as it was sent. `receipt` is what the county answered last.
 */
export const packages = `
create table packages (
  content_id text primary key,
  package_id uuid not null,
  terminal_id text not null references terminals (id),
  manifest jsonb not null,
  slices jsonb not null,
  carrier text not null,
  arrived_at timestamptz not null,
  approved_by text,
  taken_in_at timestamptz,
  is_complete boolean not null default false,
  receipt text
);
create index packages_newest on packages (arrived_at desc, content_id);
`;
