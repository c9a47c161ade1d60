import { startCounty } from '../../sync/county/county.ts';
import type { CountyRig } from './county-suite.ts';

/** The reference county on its embedded engine, with the sample catalogue. */
export async function referenceCountyRig(): Promise<CountyRig> {
  const county = await startCounty({ isDemo: true });
  return {
    url: county.url,
    newCode: () => county.issueEnrolmentCode({ office: '青禾镇便民服务中心' }),
    async delivered() {
      const { rows } = await county.store.applications.inbox({
        state: 'all',
        office: null,
        search: null,
        limit: 5_000,
        offset: 0,
      });
      return rows.filter((row) => row.countyNumber !== null);
    },
    material: (sha256) => county.material(sha256),
    async decide(applicationId, outcome, reason) {
      const decided = await county.store.applications.decide({ applicationId, outcome, reason, decidedBy: '县审批员' });
      if (!decided.ok) throw new Error(`not decided: ${decided.why}`);
    },
    revoke: (terminalId) => county.store.terminals.revoke(terminalId),
    close: () => county.close(),
  };
}
