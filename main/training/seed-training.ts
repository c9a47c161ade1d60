import { hashOf } from '../../sync/open-publication.ts';
import { makeOpeningKey, sealingPart } from '../../sync/package/sealing-key.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { firstTrainingDesk, trainingPrefix, trainingTerminalId } from '../domain/training.ts';
import type { Ledger } from '../ledger/port.ts';
import type { TrainingPlan } from './training-door.ts';

/**
 * A ledger is one for practice from its first moment to its last, or never: opened as the other kind it is refused, so
 * that nothing that was practised can be enrolled and sent one day.
 */
export function refuseOtherKind(ledger: Ledger, plan: TrainingPlan | null): Result<void> {
  const isForTraining = ledger.fact('training') !== null;
  if (plan === null) return isForTraining ? failed('training/own-directory') : ok();
  return isForTraining || ledger.fact('enrolment') === null
    ? ok()
    : failed('training/own-directory', 'this ledger belongs to a real terminal');
}

/** What is the same as at the real terminal is copied anew with each beginning; there is a place to number from, and no key. */
export async function seedTraining(ledger: Ledger, plan: TrainingPlan, now: Date): Promise<Result<void>> {
  const at = now.toISOString();
  const catalogue = plan.catalogue ?? (ledger.catalogue() ? null : await sample(at));
  return ledger.transact((writer) => {
    if (ledger.fact('training') === null) {
      writer.setFact('training', { begunAt: at });
      writer.setFact('deskGeneration', firstTrainingDesk + Math.floor(now.getTime() / 1_000));
      // Whoever practises a complaint seals it to a key that nobody holds: the opening half is dropped here.
      writer.setFact('sealingKey', { signedBy: trainingTerminalId, key: { ...sealingPart(makeOpeningKey()) } });
    }
    writer.setFact('enrolment', {
      terminalId: trainingTerminalId,
      numberPrefix: trainingPrefix,
      countyUrl: '',
      countyName: plan.countyName ?? '练习县',
      officeName: plan.officeName ?? '练习便民服务中心',
      keyNumber: 1,
      privateKey: null,
      replaces: null,
      // Rights without a line are counted from here: practice begins with all of them.
      enrolledAt: at,
    });
    if (catalogue && ledger.fact('catalogueHash') !== catalogue.hash) {
      writer.putCatalogue(catalogue.body, catalogue.hash);
    }
    writer.putNotices(plan.notices);
    for (const key of ['publication/calendar', 'publication/configuration'] as const) {
      writer.setFact(key, plan.publications[key] ?? null);
    }
  });
}

async function sample(publishedAt: string) {
  // Loaded only where it is needed: a terminal with a catalogue of its own has no use for it.
  const { sampleCatalogue } = await import('../../sync/county/catalogue/sample-catalogue.ts');
  const body = sampleCatalogue({ version: 1, publishedAt });
  return { body, hash: hashOf(body) };
}
