import { describe, expect, test } from 'vitest';
import { failed } from '../../../main/domain/result.ts';
import { nextRound, offline, rig, roundOver } from './support/engine-rig.ts';

const pack = (evidenceId: string, ...hashes: string[]) => ({
  evidenceId,
  materials: hashes.map((sha256) => ({ sha256, sizeBytes: 100, mediaType: 'image/jpeg' })),
});

describe('photographs of visits that belong to no application', () => {
  test('R37: what the county lacks is sent, each once, after the applications', async () => {
    const parts = rig();
    parts.store.accept('a', [100]);
    parts.store.evidence.push(pack('e1', 'door', 'person', 'door'));
    parts.county.held.add('person');
    parts.engine.start();
    await roundOver(parts);
    expect(parts.county.heardOf('uploadMaterial')).toEqual(['uploadMaterial a#0', 'uploadMaterial door']);
    expect(parts.store.evidence).toEqual([]);
    expect(parts.engine.state().failure).toBeNull();
    await nextRound(parts);
    expect(parts.county.heardOf('uploadMaterial')).toHaveLength(2);
  });

  test('a line that breaks between two of them loses nothing: the next contact asks again, and sends the rest', async () => {
    const parts = rig();
    parts.store.evidence.push(pack('e1', 'one', 'two'));
    parts.county.answer('uploadMaterial', (sha256) => (sha256 === 'two' ? offline() : null));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.engine.state().link).toBe('offline');
    expect(parts.store.evidence).toHaveLength(1);
    parts.county.recover('uploadMaterial');
    await nextRound(parts);
    expect(parts.county.heardOf('uploadMaterial')).toEqual([
      'uploadMaterial one',
      'uploadMaterial two',
      'uploadMaterial two',
    ]);
    expect(parts.store.evidence).toEqual([]);
  });

  test('one that can’t be read waits, is told, and keeps no other back', async () => {
    const broken = failed('vault/damaged');
    const parts = rig({
      read: async (sha256) => (sha256 === 'torn' ? broken : { ok: true, value: new Uint8Array(1) }),
    });
    parts.store.evidence.push(pack('e1', 'torn'), pack('e2', 'whole'));
    parts.engine.start();
    await roundOver(parts);
    expect(parts.store.evidence.map(({ evidenceId }) => evidenceId)).toEqual(['e1']);
    expect(parts.engine.state()).toMatchObject({ link: 'online', failure: { code: 'vault/damaged' } });
  });

  test('an application that comes meanwhile goes first', async () => {
    const parts = rig();
    parts.store.evidence.push(pack('e1', 'one', 'two'));
    let hasCome = false;
    parts.county.answer('uploadMaterial', (sha256) => {
      if (sha256 === 'one' && !hasCome) {
        hasCome = true;
        parts.store.accept('late');
      }
      return null;
    });
    parts.engine.start();
    await roundOver(parts);
    while (parts.store.evidence.length > 0) await nextRound(parts);
    const heard = parts.county.heard.filter((one) => one.startsWith('uploadMaterial') || one.startsWith('submit'));
    expect(heard).toEqual(['uploadMaterial one', 'submit late', 'uploadMaterial two']);
  });
});
