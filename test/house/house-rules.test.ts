import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, houseFaults, lockFaults, pinFaults } from './house-rules.ts';

describe('the house rules', () => {
  it('hold in this house', async () => {
    expect(await houseFaults(path.resolve(import.meta.dirname, '..', '..'))).toEqual([]);
  });

  it('bite', () => {
    expect(faultsOf('main/readCard.ts', '')).toHaveLength(1);
    expect(faultsOf('main/utils/read-card.ts', '')).toHaveLength(1);
    expect(faultsOf('main/read-card.ts', '// TO' + 'DO later')).toHaveLength(1);
    expect(faultsOf('main/read-card.ts', 'x\n'.repeat(401))).toHaveLength(1);
    expect(faultsOf('renderer/ReadCard.tsx', '')).toEqual([]);
    expect(lockFaults('{"resolved": "https://x"}')).toHaveLength(1);
    expect(pinFaults('{"dependencies":{"zod":"^4.0.0"}}')).toHaveLength(1);
  });
});
