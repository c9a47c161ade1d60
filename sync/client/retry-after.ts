/** RFC 9110 §10.2.3: seconds, or a date, which is taken against the clock of whoever wrote it. Null: nothing usable said. */
export function retryAfterMsIn(field: (name: string) => string | null): number | null {
  const said = field('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const untilMs = Date.parse(said);
  const theirsMs = Date.parse(field('date') ?? '');
  if (said === '' || Number.isNaN(untilMs) || Number.isNaN(theirsMs)) return null;
  return Math.max(0, untilMs - theirsMs);
}
