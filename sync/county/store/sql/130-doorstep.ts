/**
 * 代办上门: whom agents are to visit and what came of it, 上门留痕 of each visit, and which cases went from an agent's terminal
 * to a township's counter (R36, R37).
 */
export const doorstep = `
create table visits (
  id uuid primary key,
  terminal_id text not null references terminals (id),
  version int not null check (version > 0),
  visit jsonb not null,
  created_at timestamptz not null
);
create index visits_by_time on visits ((visit ->> 'from') desc);
create table visit_reports (
  id uuid primary key,
  visit_id uuid not null references visits (id),
  report jsonb not null,
  arrived_at timestamptz not null
);
create index visit_reports_by_visit on visit_reports (visit_id);
create table evidence_packs (
  id uuid primary key,
  visit_id uuid not null,
  terminal_id text not null references terminals (id),
  evidence jsonb not null,
  arrived_at timestamptz not null
);
create index evidence_by_visit on evidence_packs (visit_id);
create table evidence_of_case (
  application_id uuid not null,
  evidence_id uuid not null references evidence_packs (id),
  primary key (application_id, evidence_id)
);
create table case_handovers (
  application_id uuid primary key,
  batch_id uuid not null,
  batch_number text not null,
  from_terminal text not null,
  to_terminal text not null references terminals (id),
  content_hash text not null,
  handed_over_at text not null,
  arrived_at timestamptz not null
);
create index case_handovers_by_origin on case_handovers (from_terminal);
create table handover_rounds (
  id uuid primary key,
  batch_id uuid not null,
  from_terminal text not null,
  round jsonb not null,
  arrived_at timestamptz not null
);
`;
