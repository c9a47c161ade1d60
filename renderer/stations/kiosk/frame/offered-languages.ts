import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextTable } from '../../../../preload/contract-kiosk.ts';
import { call } from '../../../bridge/client.ts';
import { useSignal } from '../../../desk/hooks.ts';
import { createSignal } from '../../../desk/signal.ts';
import { missingOnThisMachine } from '../../../setup/font-check.ts';
import { addTable, wordsOf } from '../../../text/county-tables.ts';
import { fontFamily } from '../../../theme.ts';
import { noteTrouble } from '../../../trouble-note.ts';

/** What a villager meets before and around every service: a language that lacks a word of these is not offered. */
export const neededWords = [
  'kiosk',
  'kiosk-frame',
  'kiosk-session',
  'kiosk-out',
  'kiosk-login',
  'kiosk-language',
  'shell:waiting',
  'shell:deskOpening',
  'shell:reconnecting.title',
  'shell:reconnecting.body',
] as const;

export interface OfferedLanguage {
  readonly language: string;
  /** As its speakers write it. */
  readonly name: string;
  readonly isDraft: boolean;
}

const offered = createSignal<readonly OfferedLanguage[]>([]);

/** 民族语言 that this kiosk can really show: all words that are needed are there, and its fonts draw every letter. */
export function useOfferedLanguages(): readonly OfferedLanguage[] {
  useEffect(() => {
    let isCurrent = true;
    void call('kioskTexts', {}).then(
      (reply) => {
        if (reply.ok && isCurrent) offered.set(reply.value.filter(isUsable).map(asOffer));
      },
      () => undefined, // the line broke: the two languages of the house are there without it
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return useSignal(offered);
}

/** Of the language that the screen speaks now; undefined for Chinese and English. */
export function useChosenTable(): OfferedLanguage | undefined {
  const { language } = useTranslation().i18n;
  return useSignal(offered).find((one) => one.language === language);
}

function isUsable(table: TextTable): boolean {
  const { missing, unusable } = addTable(table, neededWords);
  const boxes = missingOnThisMachine(table.name + wordsOf(table).join(''), fontFamily);
  if (missing.length + unusable.length + boxes.length > 0)
    noteTrouble(`words of ${table.language}`, { missing, unusable, boxes });
  // A draft is there to be looked at, as far as it goes.
  return boxes.length === 0 && (missing.length === 0 || table.reviewed === null);
}

const asOffer = ({ language, name, reviewed }: TextTable): OfferedLanguage => ({
  language,
  name,
  isDraft: reviewed === null,
});
