import { account, agent, applicant, delivery } from './field-groups.ts';
import { type Fields, field, group, type JsonSchema, objectOf } from './form-fields.ts';

export interface FormParts {
  readonly title: string;
  readonly english: string;
  readonly fields: Fields;
  /** Somebody may act for the applicant. */
  readonly mayUseAgent: boolean;
  /** Money is paid out, so an account is asked for. */
  readonly paysOut: boolean;
}

/** One form: the common groups around the item's own fields, which stand under `item`. */
export function formSchemaOf({ title, english, fields, mayUseAgent, paysOut }: FormParts): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...field(
      [title, english],
      objectOf({
        applicant: applicant(),
        ...(mayUseAgent ? { agent: agent() } : {}),
        item: group(['办理内容', 'Matter'], fields),
        ...(paysOut ? { account: account() } : {}),
        delivery: delivery(),
      }),
    ).schema,
  };
}
