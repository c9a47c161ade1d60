import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { codeMeaning } from '../../../../main/domain/code-meaning.ts';
import type { LookedUpCode } from '../../../../preload/contract.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useWedge } from '../../../wedge/use-wedge.ts';
import { useCodeText } from './code-text.ts';

export interface CodeTargets {
  readonly onApplication: (applicationId: string) => void;
  readonly onPerson: (idNumber: string) => void;
  readonly onPreCheck: (caseNumber: string) => void;
  /** Codes are being tried: nothing is opened. */
  readonly isIdle: boolean;
}

const shownSeconds = 5;

/** Codes of both kinds of scanner: those on a line of their own, and those that type. */
export function useCodes(targets: CodeTargets): void {
  const { notification } = App.useApp();
  const { t } = useCodeText();
  const latest = useRef((_code: LookedUpCode) => {});
  latest.current = (code) => {
    if (targets.isIdle) return;
    if (code.kind === 'application') return targets.onApplication(code.applicationId);
    if (code.kind === 'id-number') return targets.onPerson(code.number);
    if (code.kind === 'pre-check') return targets.onPreCheck(code.caseNumber);
    const title = code.kind === 'elsewhere' ? t('elsewhere', { number: code.localNumber }) : t('unknown');
    notification.info({ key: 'code', title, placement: 'topRight', duration: shownSeconds });
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

function isInField(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}
