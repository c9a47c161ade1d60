import type { JsonSchema } from './form-fields.ts';

export type UiSchema = { readonly [key: string]: unknown };

/** Few enough to be read at a glance: shown as buttons rather than hidden in a list. */
const mostRadioOptions = 5;
/** From here on an answer gets several lines. */
const paragraphLength = 200;

/** Which widget shows which field; derived from the schema, so that the two can't disagree. */
export function uiSchemaOf(schema: JsonSchema): UiSchema {
  if (schema.type === 'object') {
    const properties = schema.properties as Readonly<Record<string, JsonSchema>>;
    const entries = Object.entries(properties).map(([key, property]) => [key, uiSchemaOf(property)] as const);
    return { 'ui:order': Object.keys(properties), ...Object.fromEntries(entries.filter(([, ui]) => !isEmpty(ui))) };
  }
  if (schema.type === 'array') return arrayUi(schema);
  const widget = widgetOf(schema);
  return widget === null ? {} : { 'ui:widget': widget };
}

function arrayUi(schema: JsonSchema): UiSchema {
  if (schema.uniqueItems === true) return { 'ui:widget': 'checkboxes' };
  const items = uiSchemaOf(schema.items as JsonSchema);
  return { 'ui:options': { orderable: false }, ...(isEmpty(items) ? {} : { items }) };
}

function widgetOf(schema: JsonSchema): string | null {
  if (schema.type === 'boolean') return schema.oneOf === undefined ? 'checkbox' : 'radio';
  if (Array.isArray(schema.oneOf)) return schema.oneOf.length <= mostRadioOptions ? 'radio' : 'select';
  if (typeof schema.maxLength === 'number' && schema.maxLength >= paragraphLength) return 'textarea';
  return null;
}

function isEmpty(ui: UiSchema): boolean {
  return Object.keys(ui).length === 0;
}
