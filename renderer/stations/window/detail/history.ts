import type { Application, ApplicationSummary } from '../../../../main/domain/application.ts';

export type Step =
  | { readonly kind: 'delivered' | 'waiting'; readonly countyNumber: string | null }
  | {
      readonly kind: 'decided';
      readonly at: string;
      readonly by: string;
      readonly isApproved: boolean;
      readonly reason: string;
    };

/** 送县: where it stands with the county. What was done with it are its steps (moves/StepsBox.tsx). */
export function historyOf(application: Application, summary: ApplicationSummary): readonly Step[] {
  const isThere = summary.whereabouts === 'at-county' || summary.whereabouts === 'decided';
  const { decision } = application;
  return [
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
