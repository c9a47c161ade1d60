import { useEffect } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { WalletOffer } from '../../../../main/domain/wallet.ts';
import { useCall } from '../../../bridge/hooks.ts';

/** What this person or household need not bring again; looked at anew when the draft was stored. */
export function useWallet(draft: Draft): readonly WalletOffer[] {
  const { value, again } = useCall('walletOffers', { draftId: draft.id });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is a new question
  useEffect(again, [draft.revision, again]);
  return value ?? [];
}
