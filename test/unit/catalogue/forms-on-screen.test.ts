import { Form } from '@rjsf/antd';
import { getDefaultFormState } from '@rjsf/utils';
import { customizeValidator } from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../main/domain/catalogue.ts';
import { formats } from '../../../main/domain/form/formats.ts';
import { sampleCatalogue } from '../../../sync/county/catalogue/sample-catalogue.ts';
import { today } from './checked-formats.ts';

const { items } = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
const validator = customizeValidator({
  customFormats: Object.fromEntries(
    Object.entries(formats).map(([name, check]) => [
      name,
      (text: string) => check(text, { today, siblings: {} }) === null,
    ]),
  ),
});
/** Without this the form library would choose the first option of every list for the citizen. */
const experimental_defaultFormStateBehavior = { constAsDefaults: 'never' } as const;

describe.each(items.map((item) => [`${item.code} ${item.name}`, item] as const))('%s', (_name, item) => {
  it('shows every question of its form, and nothing that the library cannot draw', () => {
    const page = rendered(item);
    expect(titles(item.formSchema).filter((title) => !page.includes(title))).toEqual([]);
    expect(page).not.toMatch(/Unsupported|Unknown field type|Invalid/);
  });

  it('answers nothing in the citizen’s place', () => {
    const preset = getDefaultFormState(
      validator,
      item.formSchema,
      undefined,
      item.formSchema,
      false,
      experimental_defaultFormStateBehavior,
    );
    expect(answered(preset)).toEqual([]);
  });
});

function rendered({ formSchema: schema, uiSchema }: Item): string {
  return renderToStaticMarkup(
    createElement(Form, { schema, uiSchema, validator, experimental_defaultFormStateBehavior }),
  );
}

/** Titles of what stands on an empty form: rows of a list appear once the list has a row. */
function titles(schema: Readonly<Record<string, unknown>>): string[] {
  const isEmptyList = schema.type === 'array' && schema.uniqueItems !== true && schema.minItems === undefined;
  const row = isEmptyList ? undefined : (schema.items as Readonly<Record<string, unknown>> | undefined);
  const below = [...Object.values((schema.properties ?? {}) as object), ...(row ? [row] : [])];
  return [...(typeof schema.title === 'string' ? [schema.title] : []), ...below.flatMap(titles)];
}

/** Values that are really there; an unset tick is no answer. */
function answered(value: unknown): unknown[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(answered);
  return value === undefined || value === null || value === false ? [] : [value];
}
