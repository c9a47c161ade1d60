import { ratingAspects } from '../../../main/domain/rating/rating.ts';
import { codeFor, type RatingUpstream } from '../../../main/domain/rating/rating-codes.ts';
import type { CountyRating } from './port.ts';

const heads = [
  '办件编号',
  '事项编码',
  '事项名称',
  '窗口',
  '评价渠道',
  '满意度',
  '办事效率',
  '业务水平',
  '服务态度',
  '评价内容',
  '评价时间',
];

/** For a spreadsheet, in the codes of one upstream: UTF-8 with BOM, so that WPS and Excel read it. */
export function ratingsCsv(rows: readonly CountyRating[], upstream: RatingUpstream): string {
  const lines = rows.map((rating) => [
    rating.countyNumber ?? rating.localNumber ?? '',
    rating.itemCode ?? '',
    rating.itemName ?? '',
    rating.office,
    upstream.channels[rating.mode],
    codeFor(upstream, rating.level),
    ...ratingAspects.map((aspect) => {
      const level = rating.aspects[aspect];
      return level === null ? '' : codeFor(upstream, level);
    }),
    rating.words,
    rating.givenAt,
  ]);
  return `\uFEFF${[heads, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What begins like a formula is told to be text: a citizen's words never compute in a clerk's spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
