import { type ClipboardEvent, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import type { Text } from '../../../../main/domain/failures.ts';
import { withAnswer } from '../../../../main/domain/form/answers.ts';
import { type PasteOffers, pasteOffers } from '../../../../main/domain/paste/offers.ts';
import { readPasted } from '../../../../main/domain/paste/read-field.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { inLanguage } from '../../../form/form-language.ts';
import type { Language } from '../../../text.ts';
import { enterField, noteUndo } from './draft-undo.ts';

export interface PasteQuestion extends PasteOffers {
  readonly text: string;
  readonly fieldId: string;
}

export interface Pasting {
  /** What a pasted text would fill; waits for a yes. */
  readonly question: PasteQuestion | null;
  /** Why a pasted date was not taken. */
  readonly refused: Text | null;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly fill: (words: string) => void;
  readonly asIs: () => void;
}

/** Several things in one paste are offered field by field; a single one is put into the house's writing. */
export function usePaste(about: {
  readonly draft: Draft;
  readonly item: Item;
  readonly now: string;
  readonly language: Language;
}): Pasting {
  const { draft, item, now, language } = about;
  const [question, setQuestion] = useState<PasteQuestion | null>(null);
  const [refused, setRefused] = useState<Text | null>(null);
  const today = shanghaiDate(now);

  const put = (pointer: string, value: string, label: string) => {
    const after = { ...withAnswer(draft.form, pointer, value) };
    noteUndo(draft.id, { kind: 'answers', label, before: draft.form, after });
    enterField(draft.id, after);
    void editDraft(draft.id, (newest) => ({ ...newest, form: { ...withAnswer(newest.form, pointer, value) } }));
  };
  return {
    question,
    refused,
    onPaste(event) {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      const place = placeOf(item.formSchema, field.id);
      const text = event.clipboardData.getData('text/plain');
      if (place === null || text.trim() === '' || draft.provenance[place.pointer]?.source === 'chip') return;
      setRefused(null);
      const offers = pasteOffers({
        text,
        today,
        schema: inLanguage(item.formSchema, language) as Record<string, unknown>,
        form: draft.form,
        fixed: chipPointers(draft),
        group: place.pointer.slice(0, place.pointer.lastIndexOf('/')),
      });
      if (offers.offers.length > 1) {
        event.preventDefault();
        setQuestion({ ...offers, text, fieldId: field.id });
        return;
      }
      const read = readPasted(text, place, today);
      if (read === null) return;
      event.preventDefault();
      if ('refused' in read) setRefused(read.refused);
      else put(place.pointer, read.value, place.label);
    },
    fill(words) {
      if (!question) return;
      const filled = question.offers.reduce<Draft['form']>(
        (form, { pointer, value }) => ({ ...withAnswer(form, pointer, value) }),
        draft.form,
      );
      noteUndo(draft.id, { kind: 'answers', label: words, before: draft.form, after: filled });
      const { offers, fieldId } = question;
      void editDraft(draft.id, (newest) => ({
        ...newest,
        form: offers.reduce<Draft['form']>(
          (form, { pointer, value }) => ({ ...withAnswer(form, pointer, value) }),
          newest.form,
        ),
      }));
      setQuestion(null);
      focusLater(fieldId);
    },
    asIs() {
      if (!question) return;
      const place = placeOf(item.formSchema, question.fieldId);
      if (place) put(place.pointer, question.text.replace(/\s+/g, ' ').trim(), place.label);
      setQuestion(null);
      focusLater(question.fieldId);
    },
  };
}

/** When the question is gone from the screen. */
function focusLater(fieldId: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(fieldId)?.focus()));
}

function chipPointers({ provenance }: Draft): ReadonlySet<string> {
  return new Set(Object.entries(provenance).flatMap(([pointer, { source }]) => (source === 'chip' ? [pointer] : [])));
}

/** The answer behind an input of the form, whose id joins the names of the way to it; null for rows of lists. */
function placeOf(
  schema: Readonly<Record<string, unknown>>,
  fieldId: string,
): {
  readonly pointer: string;
  readonly key: string;
  readonly label: string;
  readonly format: string | undefined;
} | null {
  if (!fieldId.startsWith('root_')) return null;
  let place = schema;
  let pointer = '';
  let rest = fieldId.slice('root_'.length);
  for (;;) {
    const properties = recordOf(place.properties);
    const key = Object.keys(properties).find((name) => rest === name || rest.startsWith(`${name}_`));
    if (key === undefined) return null;
    place = recordOf(properties[key]);
    pointer = `${pointer}/${key}`;
    if (rest === key) {
      const format = typeof place.format === 'string' ? place.format : undefined;
      return { pointer, key, label: typeof place.title === 'string' ? place.title : key, format };
    }
    rest = rest.slice(key.length + 1);
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
