/** 异地代收 (R50): the place that decides, where it is another one than that of the office which took it in; empty otherwise. */
export const handlingPlace = `
alter table applications
  add column handling_place text not null default '' check (handling_place ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})?$');
create index applications_handled_elsewhere on applications (handling_place) where handling_place <> '';
`;
