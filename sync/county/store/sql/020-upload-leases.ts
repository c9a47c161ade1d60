/** Which request is at an upload, whatever instance it came to; a row of a dead instance runs out. */
export const uploadLeases = `
create table upload_leases (
  upload_id text primary key,
  holder text not null,
  until timestamptz not null,
  is_wanted boolean not null default false
);
`;
