/** 自助预审: which kiosk a pre-check came from, and by which event of its chain; null where the county made it. */
export const kioskFilings = `
alter table pre_checks add column terminal_id text references terminals (id);
alter table pre_checks add column event_id uuid unique;
create index pre_checks_self_filed on pre_checks (checked_at desc) where terminal_id is not null;
`;
