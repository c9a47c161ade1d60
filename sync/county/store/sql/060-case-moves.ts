/**
 * 办件的经过: every move that came in or was made here, after those in the content. A refused one keeps its place in the
 * record and has no effect (R23). Applications are kept from their receipt on, accepted or not.
 */
export const caseMoves = `
alter table applications alter column accepted_at drop not null;

create table case_moves (
  id uuid primary key,
  application_id uuid not null references applications (id),
  position bigserial not null,
  move jsonb not null,
  stands boolean not null,
  refusal jsonb,
  arrived_at timestamptz not null,
  check (stands = (refusal is null))
);
create index case_moves_by_application on case_moves (application_id, position);
`;
