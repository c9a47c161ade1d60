/**
 * 发布: every version that was ever published, with the county's signature under it. The body of a catalogue stands in
 * `catalogues`. `publication_uploads` holds a package between looking at its differences and publishing it.
 */
export const publications = `
create table publications (
  kind text not null check (kind in ('catalogue', 'calendar', 'notices', 'staff', 'configuration')),
  scope text not null,
  version int not null check (version > 0),
  hash text not null,
  published_at text not null,
  published_by text not null,
  note text not null,
  jws text not null,
  body text,
  primary key (kind, scope, version),
  check ((body is null) = (kind = 'catalogue'))
);
create table publication_uploads (
  id uuid primary key,
  body text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
`;
