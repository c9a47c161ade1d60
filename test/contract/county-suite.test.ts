import { startSimulatedLink } from '../../sync/link/simulated-link.ts';
import { runCountyTests } from './county-suite.ts';
import { referenceCountyRig } from './county-suite-reference.ts';

runCountyTests('the reference county', referenceCountyRig);

runCountyTests('the reference county, every request doubled on the way', async () => {
  const county = await referenceCountyRig();
  const link = await startSimulatedLink({ targetUrl: county.url });
  await link.setMood('reply-twice');
  return {
    ...county,
    url: link.url,
    async close() {
      await link.close();
      await county.close();
    },
  };
});
