import type { Coverage, CoveredRequirement } from './coverage.ts';

const stateWords = { proved: '已证明 proved', open: 'OPEN', out: '范围外 out of scope' } as const;

export function markdownPage(coverage: Coverage): string {
  const lines = ['# 需求与证明 Requirements and their proofs', '', sentence(coverage), ''];
  for (const [area, rows] of byArea(coverage)) {
    lines.push(`## ${area}`, '', '| 编号 | 要求 | 状态 | 证明 |', '|---|---|---|---|');
    for (const row of rows) {
      lines.push(
        `| ${row.id} | **${cell(row.title)}** ${cell(row.words)} | ${stateWords[row.state]} | ${proofCell(row)} |`,
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}

export function htmlPage(coverage: Coverage): string {
  const tables = byArea(coverage).map(
    ([area, rows]) => `<h2>${escaped(area)}</h2>
<table><thead><tr><th>编号</th><th>要求</th><th>状态</th><th>证明</th></tr></thead><tbody>
${rows.map(rowMarkup).join('\n')}
</tbody></table>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>需求与证明</title><style>
body{font:15px/1.6 "Noto Sans SC",sans-serif;color:#1f2933;max-width:1180px;margin:32px auto;padding:0 24px}
table{border-collapse:collapse;width:100%;margin-bottom:28px}th,td{border-top:1px solid #e3e7eb;padding:8px 10px;text-align:left;vertical-align:top}
th{font-weight:500;color:#616e7c}td:first-child,td:nth-child(3){white-space:nowrap}td:nth-child(2){width:38%}
ul{margin:0;padding-left:18px}li span{color:#616e7c;font-size:13px}.open{color:#b42318;font-weight:600}.out{color:#616e7c}
</style></head><body><h1>需求与证明</h1><p>${escaped(sentence(coverage))}</p>
${tables.join('\n')}
</body></html>
`;
}

function rowMarkup(row: CoveredRequirement): string {
  const tests = row.tests.map(({ name, file }) => `<li>${escaped(name)}<br><span>${escaped(file)}</span></li>`);
  const proof = row.scope === 'in' ? '' : escaped(row.scope.out);
  return `<tr id="${row.id}"><td>${row.id}</td><td><strong>${escaped(row.title)}</strong><br>${escaped(row.words)}</td>
<td class="${row.state}">${stateWords[row.state]}</td><td>${proof}${tests.length > 0 ? `<ul>${tests.join('')}</ul>` : ''}</td></tr>`;
}

function proofCell(row: CoveredRequirement): string {
  const tests = row.tests.map(({ name, file }) => `${cell(name)} (\`${file}\`)`);
  return [...(row.scope === 'in' ? [] : [cell(row.scope.out)]), ...tests].join('<br>');
}

function sentence({ requirements }: Coverage): string {
  const count = (state: CoveredRequirement['state']) => requirements.filter((one) => one.state === state).length;
  const named = new Set(requirements.flatMap(({ tests }) => tests.map(({ file, name }) => `${file} ${name}`)));
  return `${requirements.length} 项要求：${count('proved')} 项有测试证明，${count('open')} 项未证明（OPEN），${count('out')} 项在范围外；${named.size} 个测试以编号为证。`;
}

function byArea({ requirements }: Coverage): readonly (readonly [string, readonly CoveredRequirement[]])[] {
  return [...Map.groupBy(requirements, ({ area }) => area)];
}

function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
