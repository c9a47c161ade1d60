import './facets.css';
import { Select } from 'antd';
import type { Item } from '../../main/domain/catalogue.ts';
import { type Facet, facets, facetValues, groupByFacet } from '../../main/domain/item-facets.ts';
import { facetValueWords, useFacetText } from './facet-text.ts';

export interface FacetChoice {
  readonly facet: Facet;
  /** null: every value. */
  readonly value: string | null;
}

export const wholeCatalogue: FacetChoice = { facet: 'theme', value: null };

export function isWithin(item: Item, { facet, value }: FacetChoice): boolean {
  return value === null || facetValues(item, facet).includes(value);
}

interface FacetBarProps {
  readonly items: readonly Item[];
  readonly choice: FacetChoice;
  readonly onChoose: (choice: FacetChoice) => void;
}

/** 七个维度: one at a time, its values as buttons with how many items stand behind each (R03). */
export function FacetBar({ items, choice, onChoose }: FacetBarProps) {
  const { t } = useFacetText();
  const groups = groupByFacet(items, choice.facet);
  const chip = (value: string | null, words: string) => (
    <button
      key={value ?? 'all'}
      type="button"
      className="facet-value"
      aria-pressed={choice.value === value}
      onClick={() => onChoose({ ...choice, value })}
    >
      {words}
    </button>
  );
  return (
    <div className="facets">
      <Select<Facet>
        className="facet-choice"
        value={choice.facet}
        aria-label={t('by', { facet: t(`facet.${choice.facet}`) })}
        options={facets.map((facet) => ({ value: facet, label: t('by', { facet: t(`facet.${facet}`) }) }))}
        onChange={(facet) => onChoose({ facet, value: null })}
      />
      {chip(null, t('all'))}
      {groups.map(({ value, items: own }) =>
        chip(value, t('count', { value: facetValueWords(choice.facet, value, t), count: own.length })),
      )}
    </div>
  );
}
