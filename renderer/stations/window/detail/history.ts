import type { Application, ApplicationSummary } from '../../../../main/domain/application.ts';

export type Step =
  | { readonly kind: 'received' | 'accepted'; readonly at: string; readonly by: string }
  | { readonly kind: 'delivered' | 'waiting'; readonly countyNumber: string | null }
  | {
      readonly kind: 'decided';
      readonly at: string;
      readonly by: string;
      readonly isApproved: boolean;
      readonly reason: string;
    };

/** 经过: what is certain about an application, in order. Nothing is listed that the ledger does not prove. */
export function historyOf(application: Application, summary: ApplicationSummary): readonly Step[] {
  const isThere = summary.whereabouts === 'at-county' || summary.whereabouts === 'decided';
  const { decision } = application;
  return [
    { kind: 'received', at: application.receivedAt, by: application.operatorName },
    ...(application.acceptedAt === null
      ? []
      : [{ kind: 'accepted' as const, at: application.acceptedAt, by: application.operatorName }]),
    { kind: isThere ? 'delivered' : 'waiting', countyNumber: application.countyNumber },
    ...(decision
      ? [
          {
            kind: 'decided' as const,
            at: decision.decidedAt,
            by: decision.decidedBy,
            isApproved: decision.outcome === 'approved',
            reason: decision.reason,
          },
        ]
      : []),
  ];
}
