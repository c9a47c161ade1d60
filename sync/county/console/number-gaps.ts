import { documentTrade } from '../../../main/domain/documents/kinds.ts';
import { type DocumentNumber, type SeriesReport, seriesReports } from '../../../main/domain/documents/number.ts';
import type { DocumentRegister } from '../documents/port.ts';
import { type Html, html } from './html.ts';

/** No window issues more of a kind in a year; a terminal that says so must not make the county count to it. */
const believable = 100_000;
const shownAtMost = 20;

export interface OfficeNumbers {
  readonly office: string;
  readonly terminalId: string;
  readonly reports: readonly SeriesReport[];
  readonly strange: readonly DocumentNumber[];
}

/** R16: 文号 of each terminal that skips or repeats one; terminals without a gap are not in the list. */
export async function numberGaps(
  documents: Pick<DocumentRegister, 'numbersOf'>,
  terminals: readonly { readonly id: string; readonly office: string }[],
): Promise<readonly OfficeNumbers[]> {
  const found: OfficeNumbers[] = [];
  // One after the other: a page for one person must not take all the connections.
  for (const { id, office } of terminals) {
    const numbers = await documents.numbersOf(id);
    const strange = numbers.filter(({ count }) => count > believable);
    const reports = seriesReports(numbers.filter(({ count }) => count <= believable)).filter(
      ({ missing, doubled }) => missing.length > 0 || doubled.length > 0,
    );
    if (reports.length > 0 || strange.length > 0) found.push({ office, terminalId: id, reports, strange });
  }
  return found;
}

export function gapsView(found: readonly OfficeNumbers[]): Html {
  if (found.length === 0) return html`<p class="panel"><span class="state good">✓ 文书编号没有缺号、重号</span></p>`;
  return html`<table><thead><tr><th>窗口</th><th>文号</th><th>最大号</th><th>核对</th></tr></thead>
    <tbody>${found.map(
      ({ office, reports, strange }) =>
        html`${reports.map((report) => seriesRow(office, report))}${strange.map(
          ({ unit, kind, year, count }) => html`<tr><td>${office}</td><td>${seriesName({ unit, kind, year })}</td>
          <td class="number">${count}</td><td><span class="state bad">编号不合常理</span></td></tr>`,
        )}`,
    )}</tbody></table>
    <p class="soft">终端按顺序记账，缺的号没有在平台上签发；请到窗口核对纸质文书。</p>`;
}

function seriesRow(office: string, report: SeriesReport): Html {
  const { missing, doubled, highest } = report;
  return html`<tr><td>${office}</td><td>${seriesName(report)}</td><td class="number">${highest}</td>
    <td>${missing.length > 0 && html`<span class="state bad">缺：</span> ${listed(missing)}`}
    ${doubled.length > 0 && html`<span class="state bad">重：</span> ${listed(doubled)}`}</td></tr>`;
}

function seriesName({ unit, kind, year }: Omit<DocumentNumber, 'count'>): string {
  return `${unit}${documentTrade[kind].word}〔${year}〕 ${documentTrade[kind].name}`;
}

function listed(counts: readonly number[]): string {
  const more = counts.length > shownAtMost ? ` 等 ${counts.length} 个` : '';
  return `${counts.slice(0, shownAtMost).join('、')}${more}`;
}
