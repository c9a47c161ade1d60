import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { checkForm } from '../../main/domain/form/check-form.ts';

/**
 * What @rjsf asks a validator while it draws a form: which branch of an if, oneOf or dependency fits. Answered by the
 * same walker that decides acceptance, so that screen and main process can't disagree. ajv compiles with `new Function`,
 * which the CSP forbids, and its precompiled form would need the catalogue at build time; the county publishes it later.
 */
export const domainValidator: ValidatorType<unknown, RJSFSchema> = {
  isValid: (schema, answers, root) =>
    checkForm({
      schema: { definitions: root.definitions, $defs: root.$defs, ...schema },
      answers,
      pointer: '',
      today: anyDay,
    }).length === 0,
  // Messages come from the draft's own check, which knows the card, the materials and the situation as well.
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
};

/** Branches of a form hang on choices, never on the date. */
const anyDay = '2026-01-01';
