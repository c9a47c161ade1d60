import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { codeMeaning } from '../../../../main/domain/code-meaning.ts';
import type { KnownApplication } from '../../../../main/domain/known-application.ts';
import type { LookedUpCode } from '../../../../preload/contract.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useWedge } from '../../../wedge/use-wedge.ts';
import { useCodeText } from './code-text.ts';

export interface CodeTargets {
  readonly onApplication: (applicationId: string) => void;
  readonly onPerson: (idNumber: string) => void;
  readonly onPreCheck: (caseNumber: string) => void;
  readonly onHandover?: (code: string) => void;
  /** Codes are being tried: nothing is opened. */
  readonly isIdle: boolean;
}

const shownSeconds = 5;

/** Codes of both kinds of scanner: those on a line of their own, and those that type. */
export function useCodes(targets: CodeTargets): void {
  const { notification } = App.useApp();
  const { t } = useCodeText();
  const latest = useRef((_code: LookedUpCode) => {});
  const tell = (code: Extract<LookedUpCode, { kind: 'elsewhere' | 'unknown' }>) => {
    const place = { key: 'code', placement: 'topRight' } as const;
    const known = code.kind === 'elsewhere' ? code.known : null;
    if (known) {
      // Read to the citizen: it stays until it is closed.
      const title = t('known.title', { number: known.localNumber });
      const description = linesOf(known, t);
      notification.info({ ...place, title, description, className: 'known-at-county', duration: 0 });
    } else {
      const title = code.kind === 'elsewhere' ? t('elsewhere', { number: code.localNumber }) : t('unknown');
      notification.info({ ...place, title, duration: shownSeconds });
    }
  };
  latest.current = (code) => {
    if (targets.isIdle) return;
    if (code.kind === 'application') return targets.onApplication(code.applicationId);
    if (code.kind === 'id-number') return targets.onPerson(code.number);
    if (code.kind === 'pre-check') return targets.onPreCheck(code.caseNumber);
    if (code.kind === 'handover') return targets.onHandover?.(code.code);
    tell(code);
  };
  useEffect(() => onTopic('code', (code) => latest.current(code)), []);
  useWedge((text) => {
    const { kind } = codeMeaning(text);
    // An ID number that is scanned into a field was meant for that field, and what nobody knows for whatever has the focus.
    if (kind === 'unknown' || (kind === 'id-number' && isInField())) return false;
    void call('lookUpCode', { text }).then((reply) => {
      if (reply.ok) latest.current(reply.value);
    });
    return true;
  });
}

function linesOf(known: KnownApplication, t: ReturnType<typeof useCodeText>['t']): string {
  const state = t(known.countyNumber === null ? 'known.underWay' : `known.${known.state}`);
  const lines = [`${known.applicantName} · ${known.itemName}`, state, known.countyNumber, known.decision?.reason];
  return lines.filter(Boolean).join('\n');
}

function isInField(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}
