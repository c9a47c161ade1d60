import {
  CheckCircleOutlined,
  CloudUploadOutlined,
  ExclamationCircleOutlined,
  HddOutlined,
  InboxOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Whereabouts } from '../../main/domain/application.ts';
import { whereaboutsWords } from '../../main/domain/whereabouts.ts';
import { useText } from '../text/shell-text.ts';
import type { Tone } from '../theme.ts';
import { ToneTag } from './ToneTag.tsx';

export const whereaboutsLook: Readonly<Record<Whereabouts, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  'on-terminal': { tone: 'calm', icon: <HddOutlined /> },
  sending: { tone: 'moving', icon: <CloudUploadOutlined /> },
  'at-county': { tone: 'good', icon: <InboxOutlined /> },
  'needs-attention': { tone: 'warn', icon: <ExclamationCircleOutlined /> },
  decided: { tone: 'good', icon: <CheckCircleOutlined /> },
};

/** Where an application is: always the same words, computed from the ledger. */
export function WhereaboutsTag({
  whereabouts,
  progress = null,
}: {
  readonly whereabouts: Whereabouts;
  /** How much of it is at the county, 0 to 1; null while nobody sends it. */
  readonly progress?: number | null;
}) {
  const { pick } = useText();
  const { tone, icon } = whereaboutsLook[whereabouts];
  return (
    <ToneTag tone={tone} icon={icon}>
      {pick(whereaboutsWords[whereabouts])}
      {whereabouts === 'sending' && progress !== null && ` ${Math.floor(progress * 100)}%`}
    </ToneTag>
  );
}
