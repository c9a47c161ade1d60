/** 数据交换: cases are read by the day on which they were received; what was taken out, and by whom, is noted for good. */
export const exchange = `
create index applications_by_receipt on applications (received_at collate "C", id);

create table exchange_exports (
  number bigserial primary key,
  data_set text not null,
  format text not null check (format in ('csv', 'json')),
  period_from text not null,
  period_to text not null,
  row_count int not null,
  problem_count int not null,
  taken_by text not null,
  taken_at timestamptz not null
);
`;
