export const reportBytes = 64;
export const nothing: Uint8Array = new Uint8Array(0);

/** Bytes cut into whole reports, the last one filled with zeros. */
export function cutIntoReports(bytes: Uint8Array): Uint8Array[] {
  const reports: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += reportBytes) {
    const report = new Uint8Array(reportBytes);
    report.set(bytes.subarray(at, at + reportBytes));
    reports.push(report);
  }
  return reports;
}
